import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { games } from "#schemas/games/index.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { log } from "#shared/observability/log.ts";
import { currentPriceMaps, type PriceMaps } from "./current-price-maps.ts";
import { dynamoPriceMapPointers } from "./dynamo-price-map-pointers.ts";
import { decodePriceMap } from "./price-map.ts";

/** Price maps as builds leave them: a pointer in the catalogue's table, the map itself in the lake. */
export function s3PriceMaps(
  { s3, dynamo }: { readonly s3: S3Client; readonly dynamo: DynamoDBDocumentClient },
  { bucket: Bucket, table }: { readonly bucket: string; readonly table: string },
): PriceMaps {
  return currentPriceMaps({
    ...{ games: games.names, clock: systemClock },
    pointers: dynamoPriceMapPointers(dynamo, table, { isConsistent: false }),
    load: (key) => loaded(s3, Bucket, key),
    onTrouble: (game, error) => log("price map kept", { game, error }),
  });
}

/** The price map that was published last, read each time: for who is told that there is another one. */
export function s3NewestPriceMap(
  { s3, dynamo }: { readonly s3: S3Client; readonly dynamo: DynamoDBDocumentClient },
  { bucket, table }: { readonly bucket: string; readonly table: string },
): PriceMaps {
  const pointers = dynamoPriceMapPointers(dynamo, table, { isConsistent: true });
  return async (game) => {
    const pointer = await pointers.current(game);
    return pointer && decodePriceMap(game, await loaded(s3, bucket, pointer.key), pointer.version);
  };
}

async function loaded(s3: S3Client, Bucket: string, Key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  if (!Body) throw new Error(`The price map ${Key} has no body.`);
  return Body.transformToByteArray();
}

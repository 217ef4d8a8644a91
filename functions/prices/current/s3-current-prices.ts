import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { games } from "#schemas/games/index.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { log } from "#shared/observability/log.ts";
import { type CurrentPricesBySet, currentPriceFiles } from "./current-price-files.ts";
import { dynamoCurrentPricePointers } from "./dynamo-current-price-pointers.ts";

/** Current prices where builds leave them: a pointer in the catalogue's table, the file itself in the lake. */
export const s3CurrentPrices = (
  client: DynamoDBDocumentClient,
  table: string,
  lake: Pick<SignedObjects, "get">,
): CurrentPricesBySet =>
  currentPriceFiles({
    ...{ games: games.names, clock: systemClock },
    pointers: dynamoCurrentPricePointers(client, table, { isConsistent: false }),
    load: (key) => loaded(lake, key),
    onTrouble: (game, error) => log("current prices kept", { game, error }),
  });

/** @throws Error when there is no such object */
export async function loaded(lake: Pick<SignedObjects, "get">, key: string): Promise<Uint8Array> {
  const bytes = await lake.get(key);
  if (bytes) return bytes;
  throw new Error(`The pointer names the file of current prices ${key}, which is not there.`);
}

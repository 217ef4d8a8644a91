import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { wantedIndexKey } from "#schemas/storage/wanted-index.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { dynamoWantedBuilds } from "#shared/aws/dynamo-wanted-builds.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoPriceMapPointers } from "../prices/mapping/dynamo-price-map-pointers.ts";
import { publishPriceMap } from "../prices/mapping/index.ts";
import { allOldServices } from "../sources/providers/all-old-services.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { dynamoFilePointers } from "../v2/file/dynamo-file-pointers.ts";
import { dynamoWhatWasSaid } from "../v2/file/dynamo-what-was-said.ts";
import { publishFile } from "../v2/index.ts";
import { buildAndExport } from "./exporting/build-and-export.ts";
import { s3CatalogueFiles } from "./exporting/s3-catalogue-files.ts";
import { dynamoIndexPointers } from "./indexing/dynamo-index-pointers.ts";
import { dynamoWantedCards } from "./indexing/dynamo-wanted-cards.ts";
import { s3IndexFiles } from "./indexing/s3-index-files.ts";
import { dynamoCatalogStore } from "./silver/dynamo-catalog-store.ts";

/** What building indexes needs. It reads consistently: what was counted before is what it must see. */
export const runtime = lazy(async () => {
  const vars = env.catalog.parse(process.env);
  const dynamo = documentClient();
  const s3 = new S3Client(callLimits);
  const deps = {
    store: dynamoCatalogStore(dynamo, vars.CATALOG_TABLE, { isConsistent: true }),
    files: s3IndexFiles(s3, vars.LAKE_BUCKET),
    pointers: dynamoIndexPointers(dynamo, vars.CATALOG_TABLE),
    clock: systemClock,
    wantedCards: dynamoWantedCards(dynamo, vars.WORK_TABLE),
    exports: {
      lake: s3CatalogueFiles(s3, vars.LAKE_BUCKET),
      dumps: s3CatalogueFiles(s3, vars.IMAGES_BUCKET),
    },
  };
  const ofV2 = {
    said: dynamoWhatWasSaid(dynamo, vars.CATALOG_TABLE),
    files: deps.exports.lake,
    pointers: dynamoFilePointers(dynamo, vars.CATALOG_TABLE, { isConsistent: true }),
    services: allOldServices,
  };
  const ofPrices = {
    files: deps.exports.lake,
    pointers: dynamoPriceMapPointers(dynamo, vars.CATALOG_TABLE, { isConsistent: true }),
    shops: allShops,
  };
  const alsoPublish = (game: string, readAt: Date) => ({
    file: publishFile(game, readAt, ofV2),
    priceMap: publishPriceMap(game, readAt, ofPrices),
  });
  return {
    ...deps,
    what: "index",
    wanted: dynamoWantedBuilds(dynamo, vars.CATALOG_TABLE, wantedIndexKey),
    build: (game: string) => buildAndExport(game, { ...deps, alsoPublish }),
    patience: {
      quietSeconds: vars.INDEX_QUIET_SECONDS,
      longestWaitSeconds: vars.INDEX_LONGEST_WAIT_SECONDS,
    },
  };
});

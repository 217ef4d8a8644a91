import { randomUUID } from "node:crypto";
import { env } from "#schemas/env.ts";
import { games } from "#schemas/games/index.ts";
import { cardImagePath, signPath } from "#schemas/http/picture-paths.ts";
import { wantedIndexKey } from "#schemas/storage/wanted-index.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { dynamoWantedBuilds } from "#shared/aws/dynamo-wanted-builds.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { log } from "#shared/observability/log.ts";
import { askForIndex } from "../catalog/indexing/requests/ask-for-index.ts";
import { s3ShopPrices } from "../prices/showing/s3-market-prices.ts";
import { allOldServices } from "../sources/providers/all-old-services.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { currentFile } from "./file/current-file.ts";
import { dynamoFilePointers } from "./file/dynamo-file-pointers.ts";
import { pricedFile } from "./prices/priced-file.ts";

/** Where `/v2` meets AWS. The file stays in memory as long as the container. */
export const runtime = lazy(async () => {
  const vars = env.v2.parse(process.env);
  const client = documentClient();
  const lake = signedObjects(vars.LAKE_BUCKET, process.env);
  const asking = {
    wanted: dynamoWantedBuilds(client, vars.CATALOG_TABLE, wantedIndexKey),
    bus: eventBridge(vars.EVENT_BUS, process.env),
    ...{ clock: systemClock, newId: () => randomUUID() },
  };
  const api = vars.PICTURES_API_URL;
  const game = games.all.find((one) => one.v2Language !== undefined)?.name ?? "";
  const ofCatalogue = currentFile({
    game,
    pointers: dynamoFilePointers(client, vars.CATALOG_TABLE, { isConsistent: false }),
    clock: systemClock,
    async load(key) {
      const bytes = await lake.get(key);
      if (bytes) return bytes;
      throw new Error(`The pointer names the file ${key} of /v2, which is not there.`);
    },
    ask: (one) => askForIndex(one, asking),
    onTrouble: (error) => log("v2 file kept", { game, error }),
    ...(api !== undefined && {
      pictures: {
        card: (id, size) => `${api}${cardImagePath(id, size)}`,
        sign: (id, name) => `${api}${signPath(id, name === "symbol" ? "symbol" : "logo")}`,
      },
    }),
  });
  const prices = s3ShopPrices({ client, table: vars.CATALOG_TABLE, lake, shops: allShops });
  const blocks = allOldServices.find((one) => one.game === game)?.priceBlocks ?? [];
  return { file: pricedFile({ game, file: ofCatalogue, prices, blocks }) };
});

import { randomUUID } from "node:crypto";
import { env } from "#schemas/env.ts";
import { games } from "#schemas/games/index.ts";
import { wantedIndexKey } from "#schemas/storage/wanted-index.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { dynamoWantedBuilds } from "#shared/aws/dynamo-wanted-builds.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { log } from "#shared/observability/log.ts";
import { functionInterest } from "#shared/wanting/function-interest.ts";
import { s3MarketPrices } from "../prices/showing/s3-market-prices.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { currentSearchIndex } from "./indexing/current-search-index.ts";
import { dynamoIndexPointers } from "./indexing/dynamo-index-pointers.ts";
import { indexOfEachGame } from "./indexing/index-of-each-game.ts";
import { askForIndex } from "./indexing/requests/ask-for-index.ts";
import { dynamoIndexRequests } from "./indexing/requests/dynamo-index-requests.ts";
import { s3IndexReader } from "./indexing/s3-index-reader.ts";
import { s3QualityReports } from "./quality/s3-quality-reports.ts";
import { askIndex } from "./reading/ask-index.ts";
import { rememberingStore } from "./reading/remembering-store.ts";
import type { SetPage } from "./search/search-index.ts";
import { dynamoCatalogStore } from "./silver/dynamo-catalog-store.ts";

/** Where catalog meets AWS. Indexes stay in memory as long as the container, sets for a minute. */
export const runtime = lazy(async () => {
  const { CATALOG_TABLE, LAKE_BUCKET, EVENT_BUS, WORK_TABLE } = env.catalog.parse(process.env);
  const [client, clock] = [documentClient(), systemClock];
  const pointers = dynamoIndexPointers(client, CATALOG_TABLE);
  const pointersForReaders = dynamoIndexPointers(client, CATALOG_TABLE, { isConsistent: false });
  const lake = signedObjects(LAKE_BUCKET, process.env);
  const files = s3IndexReader(lake);
  const wanted = dynamoWantedBuilds(client, CATALOG_TABLE, wantedIndexKey);
  const bus = eventBridge(EVENT_BUS, process.env);
  const newId = () => randomUUID();
  const asking = { wanted, bus, clock, newId };
  const prices = s3MarketPrices({ client, table: CATALOG_TABLE, lake, shops: allShops });
  const searchIn = indexOfEachGame((definition) =>
    currentSearchIndex(definition, {
      ...{ pointers: pointersForReaders, files, clock, prices },
      ask: (game) => askForIndex(game, asking),
      onTrouble: (error) => log("search index kept", { game: definition.name, error }),
    }),
  );
  const asked = {
    ...{ searchIn, games },
    onTrouble: (game: string, error: unknown) => log("search index not read", { game, error }),
  };
  const otherLanguages = (id: PrintingId) =>
    askIndex(id, (index) => index.otherLanguages(id), asked);
  const sharedIds = (id: PrintingId) => askIndex(id, (index) => index.sharedIds(id), asked);
  const indexedSet = (id: SetId, page: SetPage) =>
    askIndex(id, (index) => index.setCards(id, page), asked);
  const store = rememberingStore(dynamoCatalogStore(client, CATALOG_TABLE), clock);
  const idTables = () => Promise.all(games.all.map((game) => searchIn(game).idTable()));
  const requests = dynamoIndexRequests(client, { tableName: CATALOG_TABLE, clock });
  const ofIndex = { searchIn, idTables, otherLanguages, sharedIds, indexedSet };
  const interest = functionInterest(client, WORK_TABLE);
  return {
    store,
    interest,
    ...ofIndex,
    pointers,
    requests,
    ...{ prices, reports: s3QualityReports(lake) },
    ...asking,
  };
});

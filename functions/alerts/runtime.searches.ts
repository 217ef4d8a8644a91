import { SQSClient } from "@aws-sdk/client-sqs";
import type { CardsSubject } from "#schemas/alerts/alert.ts";
import { alertCollectionsEnv, env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { log } from "#shared/observability/log.ts";
import { currentSearchIndex } from "../catalog/indexing/current-search-index.ts";
import { dynamoIndexPointers } from "../catalog/indexing/dynamo-index-pointers.ts";
import { indexOfEachGame } from "../catalog/indexing/index-of-each-game.ts";
import { s3IndexReader } from "../catalog/indexing/s3-index-reader.ts";
import { dynamoCollectionStore } from "../collections/collection/dynamo-collection-store.ts";
import { dynamoLotStore } from "../collections/items/dynamo-lot-store.ts";
import { s3MarketPrices } from "../prices/showing/s3-market-prices.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { dynamoAlertStore } from "./alert/dynamo-alert-store.ts";
import { watchedPrices } from "./runtime.prices.ts";
import { dynamoSearchAlerts } from "./searches/dynamo-search-alerts.ts";
import { findInCatalogue } from "./searches/find-in-catalogue.ts";
import { findInCollection } from "./searches/find-in-collection.ts";
import { sqsExpansions } from "./searches/sqs-expansions.ts";
import { dynamoWatchStore } from "./watching/dynamo-watch-store.ts";
import { sqsLooks } from "./watching/sqs-looks.ts";

/** Where searches that are watched meet AWS. Indexes stay in memory as long as the container. */
export const runtime = lazy(async () => {
  const vars = env.alerts.parse(process.env);
  const { CATALOG_TABLE, ALERTS_TABLE } = vars;
  const [client, lake] = [documentClient(), signedObjects(vars.LAKE_BUCKET, process.env)];
  const sqs = new SQSClient(callLimits);
  const prices = s3MarketPrices({ client, table: CATALOG_TABLE, lake, shops: allShops });
  const searchIn = indexOfEachGame((definition) =>
    currentSearchIndex(definition, {
      ...{ pointers: dynamoIndexPointers(client, CATALOG_TABLE), files: s3IndexReader(lake) },
      ...{ clock: systemClock, prices },
      // Who watches a search waits for the index that everybody waits for.
      ask: async () => undefined,
      onTrouble: (error) => log("search index kept", { game: definition.name, error }),
    }),
  );
  const inCatalogue = findInCatalogue({ searchIn, prices });
  const { USERS_TABLE } = alertCollectionsEnv.parse(process.env);
  const inCollection = findInCollection({
    collections: dynamoCollectionStore(client, USERS_TABLE),
    lots: dynamoLotStore(client, USERS_TABLE),
  });
  return {
    ...watchedPrices(client, CATALOG_TABLE, lake),
    alerts: dynamoAlertStore(client, ALERTS_TABLE),
    searches: dynamoSearchAlerts(client, ALERTS_TABLE),
    watches: dynamoWatchStore(client, ALERTS_TABLE),
    find: (userId: string, subject: CardsSubject, most: number) =>
      subject.kind === "search"
        ? inCatalogue(subject, most)
        : inCollection({ userId, collectionId: subject.collectionId }, most),
    looks: sqsLooks(sqs, vars.LOOKS_QUEUE_URL),
    expansions: sqsExpansions(sqs, vars.EXPANSIONS_QUEUE_URL),
  };
});

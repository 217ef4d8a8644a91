import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import type { PrintingId } from "#schemas/values.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { s3PriceHistories } from "../prices/books/s3-price-histories.ts";
import { dynamoEndedSeries } from "../prices/current/dynamo-ended-series.ts";
import { orderOfSources } from "../prices/market/shops-of-series.ts";
import { currentRates } from "../prices/rates/current-rates.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { cardPathsIfAny } from "../prices/reading/index.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { sqsNotices } from "./telling/sqs-notices.ts";
import { dynamoWatchStore } from "./watching/dynamo-watch-store.ts";
import { sqsLooks } from "./watching/sqs-looks.ts";

/** Where judging meets AWS. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const vars = env.alerts.parse(process.env);
  const [client, lake] = [documentClient(), signedObjects(vars.LAKE_BUCKET, process.env)];
  const sqs = new SQSClient(callLimits);
  const prices = {
    store: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    histories: s3PriceHistories(client, vars.CATALOG_TABLE, lake),
    ended: dynamoEndedSeries(client, vars.CATALOG_TABLE),
    rates: currentRates(dynamoRateBooks(client, vars.CATALOG_TABLE), systemClock),
    shops: allShops,
    order: orderOfSources(allShops, sourceNames),
    clock: systemClock,
  };
  return {
    watches: dynamoWatchStore(client, vars.ALERTS_TABLE),
    paths: (id: PrintingId) => cardPathsIfAny(id, prices),
    looks: sqsLooks(sqs, vars.LOOKS_QUEUE_URL),
    handOver: sqsNotices(sqs, vars.NOTICES_QUEUE_URL),
    clock: systemClock,
  };
});

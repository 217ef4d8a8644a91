import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { s3PriceHistories } from "../prices/books/s3-price-histories.ts";
import { dynamoEndedSeries } from "../prices/current/dynamo-ended-series.ts";
import { orderOfSources } from "../prices/market/shops-of-series.ts";
import { currentRates } from "../prices/rates/current-rates.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { cardPathsIfAny } from "../prices/reading/index.ts";
import { allShops } from "../sources/providers/all-shops.ts";

/** Where the ways of prices are read, for every function of the area. */
export function watchedPrices(client: DynamoDBDocumentClient, table: string, lake: SignedObjects) {
  const rates = currentRates(dynamoRateBooks(client, table), systemClock);
  const order = orderOfSources(allShops, sourceNames);
  const store = dynamoCatalogStore(client, table);
  const prices = {
    store,
    histories: s3PriceHistories(client, table, lake),
    ended: dynamoEndedSeries(client, table),
    shops: allShops,
    ...{ rates, order, clock: systemClock },
  };
  return {
    ...{ rates, order, clock: systemClock },
    paths: (id: PrintingId) => cardPathsIfAny(id, prices),
    nameOfSet: async (id: SetId) => (await store.set(id))?.value.name,
  };
}

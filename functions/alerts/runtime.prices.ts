import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import { gatheredGet } from "#shared/aws/gathered-get.ts";
import { partsTogether } from "#shared/aws/parts-together.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import type { CatalogStore } from "../catalog/index.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import type { PriceHistories } from "../prices/books/price-books.ts";
import { historiesBehind, s3PriceHistories } from "../prices/books/s3-price-histories.ts";
import { dynamoEndedSeries } from "../prices/current/dynamo-ended-series.ts";
import { orderOfSources } from "../prices/market/shops-of-series.ts";
import { currentRates } from "../prices/rates/current-rates.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { cardPathsIfAny } from "../prices/reading/index.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { cardsTogether } from "./watching/cards-together.ts";

/** Where the ways of prices are read, for every function of the area. */
export const watchedPrices = (client: DynamoDBDocumentClient, table: string, lake: SignedObjects) =>
  pricesFrom(client, table, {
    store: dynamoCatalogStore(client, table),
    histories: s3PriceHistories(client, table, lake),
  });

/** As many keys as DynamoDB reads in one call; those come within a moment. */
const together = { most: 100, waitMs: 3 } as const;

/**
 * The same for who judges all printings of an event: their cards are read in one call, and the book of their set and the pointer to it once,
 * where each alone would be three calls.
 */
export const watchedPricesTogether = (
  client: DynamoDBDocumentClient,
  table: string,
  lake: SignedObjects,
) =>
  pricesFrom(client, table, {
    store: cardsTogether(dynamoCatalogStore(client, table), together),
    histories: historiesBehind(gatheredGet(client, table, together), partsTogether(lake, together)),
  });

function pricesFrom(
  client: DynamoDBDocumentClient,
  table: string,
  cards: { readonly store: CatalogStore; readonly histories: PriceHistories },
) {
  const rates = currentRates(dynamoRateBooks(client, table), systemClock);
  const order = orderOfSources(allShops, sourceNames);
  const { store } = cards;
  const prices = {
    ...cards,
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

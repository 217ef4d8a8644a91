import { env } from "#schemas/env.ts";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { functionInterest } from "#shared/wanting/function-interest.ts";
import { s3IdTables } from "../catalog/identifying/s3-id-tables.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { ofHours } from "./books/calendar.ts";
import { s3PriceHistories } from "./books/s3-price-histories.ts";
import { dynamoEndedSeries } from "./current/dynamo-ended-series.ts";
import { s3CurrentPrices } from "./current/s3-current-prices.ts";
import { orderOfSources } from "./market/shops-of-series.ts";
import { currentRates } from "./rates/current-rates.ts";
import { dynamoRateBooks } from "./rates/dynamo-rate-books.ts";

/** Where the prices that people ask for meet AWS. */
export const runtime = lazy(async () => {
  const vars = env.prices.parse(process.env);
  const [client, lake] = [documentClient(), signedObjects(vars.LAKE_BUCKET, process.env)];
  return {
    interest: functionInterest(client, vars.WORK_TABLE),
    store: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    idTables: s3IdTables(client, vars.CATALOG_TABLE, lake),
    histories: s3PriceHistories(client, vars.CATALOG_TABLE, lake),
    hours: s3PriceHistories(client, vars.CATALOG_TABLE, lake, ofHours),
    current: s3CurrentPrices(client, vars.CATALOG_TABLE, lake),
    ended: dynamoEndedSeries(client, vars.CATALOG_TABLE),
    rates: currentRates(dynamoRateBooks(client, vars.CATALOG_TABLE), systemClock),
    clock: systemClock,
    shops: allShops,
    order: orderOfSources(allShops, sourceNames),
  };
});

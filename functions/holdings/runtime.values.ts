import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { currentRates } from "../prices/rates/current-rates.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { s3CopyPrices } from "../prices/showing/s3-copy-prices.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { dynamoDayValues } from "./days/dynamo-day-values.ts";
import { dynamoSales } from "./values/dynamo-sales.ts";
import { dynamoOwnPrices } from "./valuing/dynamo-own-prices.ts";

/** Where what somebody has is worth something: prices, rates, sales, and what was stored before. */
export function valuesInTables(
  client: DynamoDBDocumentClient,
  { USERS_TABLE, CATALOG_TABLE }: { readonly USERS_TABLE: string; readonly CATALOG_TABLE: string },
  lake: Pick<SignedObjects, "get">,
) {
  const rates = currentRates(dynamoRateBooks(client, CATALOG_TABLE), systemClock);
  return {
    rates,
    copyPrices: s3CopyPrices({ client, table: CATALOG_TABLE, lake, shops: allShops, rates }),
    ownPrices: dynamoOwnPrices(client, USERS_TABLE),
    sales: dynamoSales(client, USERS_TABLE),
    values: dynamoDayValues(client, USERS_TABLE),
  };
}

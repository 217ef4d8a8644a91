import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { CurrentPricesPointer, currentPricesKey } from "#schemas/storage/current-prices.ts";
import { builtPointers, type ReadPointers } from "#shared/aws/built-pointers.ts";
import type { CurrentPricePointers } from "./current-price-pointers.ts";

/** Keeps the pointers in the catalogue's table. */
export const dynamoCurrentPricePointers = (
  client: DynamoDBDocumentClient,
  tableName: string,
  reading: ReadPointers,
): CurrentPricePointers =>
  builtPointers(client, tableName, {
    ...reading,
    ...{ Pointer: CurrentPricesPointer, keyOf: currentPricesKey },
  });

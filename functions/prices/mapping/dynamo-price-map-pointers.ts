import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { PriceMapPointer, priceMapPointerKey } from "#schemas/storage/price-map.ts";
import { builtPointers, type ReadPointers } from "#shared/aws/built-pointers.ts";
import type { PriceMapPointers } from "./price-map-pointers.ts";

/** Keeps the pointers in the catalogue's table. */
export const dynamoPriceMapPointers = (
  client: DynamoDBDocumentClient,
  tableName: string,
  reading: ReadPointers,
): PriceMapPointers =>
  builtPointers(client, tableName, {
    ...reading,
    ...{ Pointer: PriceMapPointer, keyOf: priceMapPointerKey },
  });

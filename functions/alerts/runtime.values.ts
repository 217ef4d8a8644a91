import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "#shared/kernel/clock.ts";
import { dynamoCollectionStore } from "../collections/collection/dynamo-collection-store.ts";
import { dynamoDayValues } from "../holdings/days/dynamo-day-values.ts";
import { valuePaths } from "../holdings/index.ts";
import type { Rates } from "../prices/reading/index.ts";

/** Where collections and what they have been worth are read, in the table `users`. */
export const watchedValues = (
  client: DynamoDBDocumentClient,
  table: string,
  { rates, clock }: { readonly rates: Rates; readonly clock: Clock },
) => ({
  collections: dynamoCollectionStore(client, table),
  values: valuePaths({ values: dynamoDayValues(client, table), rates, clock }),
});

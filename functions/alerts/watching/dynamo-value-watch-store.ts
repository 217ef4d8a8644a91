import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  ValueWatchItem,
  valueWatchPartition,
  valueWatchPrefix,
  watchKey,
} from "#schemas/storage/alert-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { dynamoKeptWatches } from "./dynamo-kept-watches.ts";
import type { ValueWatchStore } from "./watch-store.ts";

/** Keeps watches of values in the table `alerts`; a thousand of them are 0.4 MB. */
export function dynamoValueWatchStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): ValueWatchStore {
  return {
    ...dynamoKeptWatches(client, TableName),

    async of({ userId, collectionId }) {
      const span = { prefix: valueWatchPrefix(collectionId), isConsistent: true };
      const found = await queryItems(client, TableName, valueWatchPartition(userId), span);
      return found.map((item) => ValueWatchItem.parse(item));
    },

    async again(watches) {
      const keys = watches.map(watchKey);
      const found = await batchGet(client, TableName, keys, { isConsistent: true });
      return found.map((item) => ValueWatchItem.parse(item));
    },
  };
}

import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { WatchItem, watchKey, watchPartition } from "#schemas/storage/alert-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { dynamoKeptWatches } from "./dynamo-kept-watches.ts";
import type { WatchStore } from "./watch-store.ts";

/** Keeps watches in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoWatchStore(client: DynamoDBDocumentClient, TableName: string): WatchStore {
  return {
    ...dynamoKeptWatches(client, TableName),

    async page(printing, limit, after) {
      const pk = watchPartition(printing);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": pk },
          Limit: limit,
          ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
        }),
      );
      const watches = Items.map((item) => WatchItem.parse(item));
      return { watches, ...(LastEvaluatedKey && { next: String(LastEvaluatedKey.sk) }) };
    },

    async again(watches) {
      const found = await batchGet(client, TableName, watches.map(watchKey), {
        isConsistent: true,
      });
      return found.map((item) => WatchItem.parse(item));
    },
  };
}

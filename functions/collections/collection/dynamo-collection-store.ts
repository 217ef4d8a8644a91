import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import {
  discardedKey,
  HeadCount,
  HeadItem,
  headCountKey,
  headKey,
} from "#schemas/storage/collection-items.ts";
import { newItem, transact } from "#shared/aws/transaction.ts";
import type { CollectionStore } from "./collection-store.ts";
import { dynamoClearing } from "./dynamo-clearing.ts";
import { dynamoDiscarded } from "./dynamo-discarded.ts";
import { beginCount, oneHeadMore } from "./dynamo-head-count.ts";
import { headLogWrites } from "./dynamo-head-log.ts";

/** Keeps heads in the table `users`; `schemas/storage/collection-items.ts` shows the keys. */
export function dynamoCollectionStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): CollectionStore {
  const item = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const headCount = async (userId: string) => {
    const found = await item(headCountKey(userId));
    if (found) return HeadCount.parse(found);
    await beginCount(client, TableName, userId);
    return HeadCount.parse(await item(headCountKey(userId)));
  };

  return {
    async create(userId, head, { most, log }) {
      await headCount(userId);
      const outcome = await transact(client, [
        oneHeadMore(TableName, userId, most),
        newItem(TableName, { ...headKey(userId, head.id), ...head }),
        {
          ConditionCheck: {
            TableName,
            Key: discardedKey(userId, head.id),
            ConditionExpression: "attribute_not_exists(pk)",
          },
        },
        ...headLogWrites(TableName, userId, { kind: "created", after: head, log }),
      ]);
      return outcome === "written" ? "created" : "refused";
    },

    async get({ userId, collectionId }) {
      const found = await item(headKey(userId, collectionId));
      return found && HeadItem.parse(found);
    },

    count: async (userId) => (await headCount(userId)).heads,

    async replace(userId, { before, after }, log) {
      const outcome = await transact(client, [
        {
          Put: {
            TableName,
            Item: { ...headKey(userId, after.id), ...after },
            ConditionExpression: "version = :version",
            ExpressionAttributeValues: { ":version": before.version },
          },
        },
        ...headLogWrites(TableName, userId, { kind: "described", before, after, log }),
      ]);
      return outcome === "written" ? "saved" : "stale";
    },

    ...dynamoDiscarded(client, TableName, { item, headCount }),
    ...dynamoClearing(client, TableName, { item }),
  };
}

import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  DiscardedItem,
  discardedKey,
  goneKey,
  HeadCount,
  HeadItem,
  headCountKey,
  headKey,
  lotsPartition,
  rememberedSeconds,
} from "#schemas/storage/collection-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import type { CollectionStore } from "./collection-store.ts";
import { beginCount } from "./dynamo-head-count.ts";

/** Keeps heads in the table `users`; `schemas/storage/collection-items.ts` shows the keys. */
export function dynamoCollectionStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): CollectionStore {
  const item = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const headCount = async (userId: string) => {
    const found = await item(headCountKey(userId));
    if (found) return HeadCount.parse(found).heads;
    await beginCount(client, TableName, userId);
    return HeadCount.parse(await item(headCountKey(userId))).heads;
  };

  return {
    async create(userId, head, most) {
      await headCount(userId);
      const outcome = await transact(client, [
        {
          Update: {
            TableName,
            Key: headCountKey(userId),
            UpdateExpression: "ADD heads :one",
            ConditionExpression: "heads < :most",
            ExpressionAttributeValues: { ":one": 1, ":most": most },
          },
        },
        newItem(TableName, { ...headKey(userId, head.id), ...head }),
        {
          ConditionCheck: {
            TableName,
            Key: discardedKey(userId, head.id),
            ConditionExpression: "attribute_not_exists(pk)",
          },
        },
      ]);
      return outcome === "written" ? "created" : "refused";
    },

    async get({ userId, collectionId }) {
      const found = await item(headKey(userId, collectionId));
      return found && HeadItem.parse(found);
    },

    count: headCount,

    async replace(userId, head, version) {
      const put = new PutCommand({
        TableName,
        Item: { ...headKey(userId, head.id), ...head },
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": version },
      });
      return unlessRefused(client.send(put), "saved", "stale");
    },

    async discard({ userId, collectionId }, version, at) {
      const remembered: DiscardedItem = { id: collectionId, discardedAt: at };
      await headCount(userId);
      const outcome = await transact(client, [
        {
          Update: {
            TableName,
            Key: headCountKey(userId),
            UpdateExpression: "ADD heads :minusOne",
            ConditionExpression: "heads > :none",
            ExpressionAttributeValues: { ":minusOne": -1, ":none": 0 },
          },
        },
        {
          Delete: {
            TableName,
            Key: headKey(userId, collectionId),
            ConditionExpression: "version = :version",
            ExpressionAttributeValues: { ":version": version },
          },
        },
        { Put: { TableName, Item: { ...discardedKey(userId, collectionId), ...remembered } } },
        { Put: { TableName, Item: goneKey(lotsPartition(userId, collectionId)) } },
      ]);
      return outcome === "written" ? "discarded" : "stale";
    },

    async discarded({ userId, collectionId }) {
      const found = await item(discardedKey(userId, collectionId));
      return found && DiscardedItem.parse(found);
    },

    async markSwept({ userId, collectionId }, at) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: discardedKey(userId, collectionId),
          UpdateExpression: "SET sweptAt = :at, expiresAtSeconds = :expiry",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":at": at, ":expiry": expiryOf(at, rememberedSeconds) },
        }),
      );
    },
  };
}

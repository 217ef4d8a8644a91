import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  clearingKey,
  DiscardedItem,
  discardedKey,
  discardedPrefix,
  goneKey,
  type HeadCount,
  headKey,
  headsPartition,
  lotsPartition,
} from "#schemas/storage/collection-items.ts";
import { filteredPage } from "#shared/aws/filtered-pages.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import type { CollectionStore } from "./collection-store.ts";
import { oneHeadAside, oneHeadBack } from "./dynamo-head-count.ts";
import { headLogWrites } from "./dynamo-head-log.ts";
import type { ItemReader } from "./item-reader.ts";

type Discarded = Pick<CollectionStore, "discard" | "restore" | "discarded" | "listDiscarded">;

/** So long it is known that a collection is to be cleared away after its day, should nothing run on that day. */
const waitingSeconds = 7 * 86_400;

/** Keeps in the table `users` what deleted collections leave. */
export function dynamoDiscarded(
  client: DynamoDBDocumentClient,
  TableName: string,
  heads: ItemReader & { readonly headCount: (userId: string) => Promise<HeadCount> },
): Discarded {
  return {
    async discard(userId, head, { clearOn, most = Number.MAX_SAFE_INTEGER, log }) {
      if ((await heads.headCount(userId)).discarded >= most) return "full";
      const remembered: DiscardedItem = { id: head.id, discardedAt: log.at, head };
      const clearing = {
        ...{ userId, collectionId: head.id },
        expiresAtSeconds: expiryOf(`${clearOn}T00:00:00Z`, waitingSeconds),
      };
      const outcome = await transact(client, [
        oneHeadAside(TableName, userId, most),
        {
          Delete: {
            TableName,
            Key: headKey(userId, head.id),
            ConditionExpression: "version = :version",
            ExpressionAttributeValues: { ":version": head.version },
          },
        },
        { Put: { TableName, Item: { ...discardedKey(userId, head.id), ...remembered } } },
        { Put: { TableName, Item: goneKey(lotsPartition(userId, head.id)) } },
        { Put: { TableName, Item: { ...clearingKey(clearOn, userId, head.id), ...clearing } } },
        ...headLogWrites(TableName, userId, { kind: "deleted", before: head, log }),
      ]);
      return outcome === "written" ? "discarded" : "stale";
    },

    async restore(userId, head, { most, log }) {
      await heads.headCount(userId);
      const outcome = await transact(client, [
        oneHeadBack(TableName, userId, most),
        newItem(TableName, { ...headKey(userId, head.id), ...head }),
        {
          Delete: {
            TableName,
            Key: discardedKey(userId, head.id),
            ConditionExpression: "attribute_exists(head) AND attribute_not_exists(clearingAt)",
          },
        },
        { Delete: { TableName, Key: goneKey(lotsPartition(userId, head.id)) } },
        ...headLogWrites(TableName, userId, { kind: "restored", after: head, log }),
      ]);
      return outcome === "written" ? "restored" : "refused";
    },

    async discarded({ userId, collectionId }) {
      const found = await heads.item(discardedKey(userId, collectionId));
      return found && DiscardedItem.parse(found);
    },

    listDiscarded: (userId, page) =>
      filteredPage(client, TableName, {
        list: { pk: headsPartition(userId), prefix: discardedPrefix },
        page,
        filter: {
          expression: "attribute_exists(head) AND attribute_not_exists(clearingAt)",
          values: {},
        },
        read: (item) => DiscardedItem.parse(item),
      }),
  };
}

import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  ClearingItem,
  clearingKey,
  clearingPartition,
  DiscardedItem,
  discardedKey,
  discardedPrefix,
  goneKey,
  headKey,
  headsPartition,
  lotsPartition,
  rememberedSeconds,
} from "#schemas/storage/collection-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { filteredPage } from "#shared/aws/filtered-pages.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import type { CollectionStore } from "./collection-store.ts";
import { oneHeadLess, oneHeadMore } from "./dynamo-head-count.ts";
import { headLogWrites } from "./dynamo-head-log.ts";

type Discarded = Pick<
  CollectionStore,
  "discard" | "restore" | "discarded" | "listDiscarded" | "toClear" | "markClearing" | "markSwept"
>;

/** So long it is known that a collection is to be cleared away after its day, should nothing run on that day. */
const waitingSeconds = 7 * 86_400;

/** Keeps in the table `users` what deleted collections leave. */
export function dynamoDiscarded(
  client: DynamoDBDocumentClient,
  TableName: string,
  heads: {
    readonly item: (key: {
      pk: string;
      sk: string;
    }) => Promise<Record<string, unknown> | undefined>;
    readonly headCount: (userId: string) => Promise<number>;
  },
): Discarded {
  return {
    async discard(userId, head, { clearOn, log }) {
      await heads.headCount(userId);
      const remembered: DiscardedItem = { id: head.id, discardedAt: log.at, head };
      const clearing = {
        ...{ userId, collectionId: head.id },
        expiresAtSeconds: expiryOf(`${clearOn}T00:00:00Z`, waitingSeconds),
      };
      const outcome = await transact(client, [
        oneHeadLess(TableName, userId),
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
        oneHeadMore(TableName, userId, most),
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

    async *toClear(day) {
      const atOnce = 500;
      const pk = clearingPartition(day);
      let after: string | undefined;
      for (;;) {
        const span = { limit: atOnce, ...(after && { after }) };
        const items = await queryItems(client, TableName, pk, span);
        for (const item of items) yield ClearingItem.parse(item);
        const last = items.at(-1);
        if (items.length < atOnce || !last) return;
        after = String(last["sk"]);
      }
    },

    async markClearing({ userId, collectionId }, { discardedAt }, at) {
      const update = new UpdateCommand({
        TableName,
        Key: discardedKey(userId, collectionId),
        UpdateExpression: "SET clearingAt = if_not_exists(clearingAt, :at)",
        ConditionExpression: "discardedAt = :discardedAt",
        ExpressionAttributeValues: { ":at": at, ":discardedAt": discardedAt },
      });
      return unlessRefused(client.send(update), "marked", "gone");
    },

    async markSwept({ userId, collectionId }, at) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: discardedKey(userId, collectionId),
          UpdateExpression: "SET sweptAt = :at, expiresAtSeconds = :expiry REMOVE head",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":at": at, ":expiry": expiryOf(at, rememberedSeconds) },
        }),
      );
    },
  };
}

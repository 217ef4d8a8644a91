import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  ClearingItem,
  clearingPartition,
  DiscardedItem,
  discardedKey,
  headCountKey,
  rememberedSeconds,
} from "#schemas/storage/collection-items.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { expiryOf, transact } from "#shared/aws/transaction.ts";
import type { CollectionStore } from "./collection-store.ts";
import { oneAsideLess } from "./dynamo-head-count.ts";
import type { ItemReader } from "./item-reader.ts";

type Clearing = Pick<CollectionStore, "toClear" | "markClearing" | "markSwept">;

/** Keeps in the table `users` which deleted collections are cleared away. */
export function dynamoClearing(
  client: DynamoDBDocumentClient,
  TableName: string,
  heads: ItemReader,
): Clearing {
  return {
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
      // Whoever has never opened or deleted one since these are counted has no count.
      const isCounted = (await heads.item(headCountKey(userId))) !== undefined;
      const Key = discardedKey(userId, collectionId);
      const outcome = await transact(client, [
        {
          Update: {
            ...{ TableName, Key, UpdateExpression: "SET clearingAt = :at" },
            ConditionExpression: "discardedAt = :discardedAt AND attribute_not_exists(clearingAt)",
            ExpressionAttributeValues: { ":at": at, ":discardedAt": discardedAt },
          },
        },
        ...(isCounted ? [oneAsideLess(TableName, userId)] : []),
      ]);
      if (outcome === "written") return "marked";
      const found = await heads.item(Key);
      const now = found && DiscardedItem.parse(found);
      if (now?.discardedAt !== discardedAt) return "gone";
      return now.clearingAt ? "marked" : "stale";
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

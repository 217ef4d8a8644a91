import { createHash } from "node:crypto";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  ShelfOwner,
  ShelvedItem,
  shelfOwnerPrefix,
  shelfOwnerSortKey,
  shelfPartition,
  shelfShards,
  shelvedKey,
  shelvedPrefix,
  shelvesPartition,
} from "#schemas/storage/shelf-items.ts";
import { batchDelete, batchGet, batchPut } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { updateOf } from "#shared/aws/updates.ts";
import { dynamoShelfCounts } from "./dynamo-shelf-counts.ts";
import type { Shelf } from "./shelf.ts";

/** Keeps shelves in the table `users`; `schemas/storage/shelf-items.ts` shows the keys. */
export function dynamoShelf(client: DynamoDBDocumentClient, TableName: string): Shelf {
  const noteOwner = async (userId: string) => {
    const Item = { ...ownerKey(userId), ...({ userId } satisfies ShelfOwner) };
    await client.send(new PutCommand({ TableName, Item }));
  };
  const shelf: Shelf = {
    ...dynamoShelfCounts(client, TableName),
    async put(userId, rows) {
      if (rows.length === 0) return;
      const items = rows.map((row) => ({ ...shelvedKey(userId, row.id), ...row }));
      await batchPut(client, TableName, items);
      // After the rows: who forgets an owner looks for rows once more.
      await noteOwner(userId);
    },
    async find(userId, ids) {
      const keys = [...new Set(ids)].map((id) => shelvedKey(userId, id));
      const found = await batchGet(client, TableName, keys, { isConsistent: true });
      return found.map((item) => ShelvedItem.parse(item));
    },
    async page(userId, { after, limit }) {
      const pk = shelfPartition(userId);
      const rows: ShelvedItem[] = [];
      let start: Record<string, unknown> | undefined =
        after === undefined ? undefined : shelvedKey(userId, after);
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
            ExpressionAttributeValues: { ":pk": pk, ":prefix": shelvedPrefix },
            ...{ ConsistentRead: true, ScanIndexForward: false, Limit: limit - rows.length },
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        rows.push(...Items.map((item) => ShelvedItem.parse(item)));
        start = LastEvaluatedKey;
      } while (start && rows.length < limit);
      return { rows, isEnd: start === undefined };
    },
    take: (userId, id, importId) =>
      unlessRefused(
        client.send(
          new UpdateCommand({
            ...{ TableName, Key: shelvedKey(userId, id) },
            ...updateOf(
              { set: { takenBy: importId } },
              {
                text: "attribute_exists(pk) AND (attribute_not_exists(#takenBy) OR #takenBy = :mine)",
                names: { "#takenBy": "takenBy" },
                values: { ":mine": importId },
              },
            ),
          }),
        ),
        "taken",
        "other",
      ),
    async release(userId, id, importId) {
      const update = updateOf(
        { remove: ["takenBy"] },
        {
          text: "#takenBy = :mine",
          names: { "#takenBy": "takenBy" },
          values: { ":mine": importId },
        },
      );
      const write = new UpdateCommand({ TableName, Key: shelvedKey(userId, id), ...update });
      await unlessRefused(client.send(write), "released", "other");
    },
    async match(userId, id, match) {
      const update = updateOf(
        { set: match },
        {
          text: "attribute_exists(pk) AND attribute_not_exists(#takenBy)",
          names: { "#takenBy": "takenBy" },
        },
      );
      const write = new UpdateCommand({ TableName, Key: shelvedKey(userId, id), ...update });
      await unlessRefused(client.send(write), "noted", "other");
    },
    remove: (userId, ids) =>
      batchDelete(
        client,
        TableName,
        ids.map((id) => shelvedKey(userId, id)),
      ),

    async owners(shard, { after, limit }) {
      const pk = shelvesPartition(shard);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pk, ":prefix": shelfOwnerPrefix },
          Limit: limit,
          ...(after !== undefined && { ExclusiveStartKey: { pk, sk: shelfOwnerSortKey(after) } }),
        }),
      );
      return Items.map((item) => ShelfOwner.parse(item).userId);
    },
    async forgetOwner(userId) {
      await client.send(new DeleteCommand({ TableName, Key: ownerKey(userId) }));
      const { rows } = await shelf.page(userId, { limit: 1 });
      if (rows.length > 0) await noteOwner(userId);
    },
  };
  return shelf;
}

const ownerKey = (userId: string) => ({
  pk: shelvesPartition((createHash("sha256").update(userId).digest()[0] ?? 0) % shelfShards),
  sk: shelfOwnerSortKey(userId),
});

import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  ExportItem,
  ExportRequestItem,
  exportDays,
  exportKey,
  exportPrefix,
  exportRequestKey,
  exportsPartition,
} from "#schemas/storage/export-items.ts";
import { Ulid } from "#schemas/values.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import { type Change, updateOf } from "#shared/aws/updates.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { ExportName, ExportStore } from "./export-store.ts";

/** Keeps exports in the table `work`; `schemas/storage/export-items.ts` shows the keys. */
export function dynamoExportStore(client: DynamoDBDocumentClient, TableName: string): ExportStore {
  const read = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const get = async ({ userId, exportId }: ExportName) => {
    const found = await read(exportKey(userId, exportId));
    return found && ExportItem.parse(found);
  };
  /** Changes an export that is there and has not ended; a worker that is late changes nothing. */
  const change = ({ userId, exportId }: ExportName, what: Change) => {
    const place = { TableName, Key: exportKey(userId, exportId) };
    const update = new UpdateCommand({ ...place, ...updateOf(what, whileOpen) });
    return unlessRefused(client.send(update), "saved" as const, "gone" as const);
  };

  return {
    get,

    async create(userId, item, request) {
      const expiresAtSeconds = expiryOf(item.createdAt, exportDays * 86_400);
      const own = { ...exportKey(userId, item.id), ...item, expiresAtSeconds };
      const writes = [newItem(TableName, own)];
      if (request) {
        const { keyHash, requestHash } = request;
        const note = { requestHash, exportId: item.id, expiresAtSeconds };
        writes.push(newItem(TableName, { ...exportRequestKey(userId, keyHash), ...note }));
      }
      return (await transact(client, writes)) === "written" ? "created" : "taken";
    },

    async requested(userId, keyHash) {
      const found = await read(exportRequestKey(userId, keyHash));
      return found && ExportRequestItem.parse(found);
    },

    async list(userId, { limit, cursor }) {
      const pk = exportsPartition(userId);
      const start = positionIn(pk, cursor, Ulid);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pk, ":prefix": exportPrefix },
          ScanIndexForward: false,
          // One more than is shown says whether there is another page.
          Limit: limit + 1,
          ...(start && { ExclusiveStartKey: exportKey(userId, start) }),
        }),
      );
      const items = Items.slice(0, limit).map((found) => ExportItem.parse(found));
      const end = items.at(-1);
      const hasMore = Items.length > limit;
      return { items, ...(hasMore && end && { nextCursor: cursorAt(pk, end.id) }) };
    },

    async begin(name, at) {
      const begun = { set: { state: "running" }, setOnce: { startedAt: at } };
      if ((await change(name, begun)) === "gone") return "gone";
      return (await get(name)) ?? "gone";
    },
    advance: (name, progress) => change(name, { set: progress }),
    finish: (name, { file, counts, leftOut }, at) => {
      const { items, itemsSkipped } = counts;
      const all = items + itemsSkipped;
      return change(name, {
        set: {
          ...{ state: "done", finishedAt: at, itemsDone: all, itemsTotal: all },
          ...{ file, counts, leftOut },
          // It is remembered as long as its file can be fetched.
          expiresAtSeconds: expiryOf(file.expiresAt, 0),
        },
      });
    },
    fail: (name, { error, at }) =>
      change(name, { set: { state: "failed", error, finishedAt: at } }),

    async remove({ userId, exportId }) {
      const Key = exportKey(userId, exportId);
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName, Key, ReturnValues: "ALL_OLD" }),
      );
      return Attributes ? "removed" : "absent";
    },
  };
}

const whileOpen = {
  text: "attribute_exists(pk) AND #state IN (:queued, :running)",
  names: { "#state": "state" },
  values: { ":queued": "queued", ":running": "running" },
};

import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { PictureRun } from "#schemas/images/picture-run.ts";
import {
  PictureRunItem,
  PictureRunRequestItem,
  pictureRunKey,
  pictureRunPrefix,
  pictureRunRequestKey,
  pictureRunsPartition,
  rememberedRunSeconds,
} from "#schemas/storage/picture-run-items.ts";
import { Ulid } from "#schemas/values.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import { type Change, type Condition, updateOf } from "#shared/aws/updates.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { PictureRuns } from "./picture-runs.ts";

/** Keeps runs in the table `pictures`; `schemas/storage/picture-run-items.ts` shows the keys. */
export function dynamoPictureRuns(client: DynamoDBDocumentClient, TableName: string): PictureRuns {
  const read = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const update = (id: Ulid, change: Change, condition: Condition) =>
    client.send(
      new UpdateCommand({ TableName, Key: pictureRunKey(id), ...updateOf(change, condition) }),
    );

  return {
    async create(run, request) {
      const expiresAtSeconds = expiryOf(run.createdAt, rememberedRunSeconds);
      const writes = [newItem(TableName, { ...pictureRunKey(run.id), ...run, expiresAtSeconds })];
      if (request) {
        const { keyHash, requestHash } = request;
        const note = { requestHash, runId: run.id, expiresAtSeconds };
        writes.push(newItem(TableName, { ...pictureRunRequestKey(keyHash), ...note }));
      }
      return (await transact(client, writes)) === "written" ? "created" : "taken";
    },

    async requested(keyHash) {
      const found = await read(pictureRunRequestKey(keyHash));
      return found && PictureRunRequestItem.parse(found);
    },

    async find(id) {
      const found = await read(pictureRunKey(id));
      return found && PictureRunItem.parse(found);
    },

    async list({ limit, cursor }) {
      const start = positionIn(pictureRunsPartition, cursor, Ulid);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pictureRunsPartition, ":prefix": pictureRunPrefix },
          ScanIndexForward: false,
          // One more than is shown says whether there is another page.
          Limit: limit + 1,
          ...(start && { ExclusiveStartKey: pictureRunKey(start) }),
        }),
      );
      const items = Items.slice(0, limit).map((found) => PictureRun.parse(found));
      const end = items.at(-1);
      const hasMore = Items.length > limit;
      return {
        items,
        ...(hasMore && end && { nextCursor: cursorAt(pictureRunsPartition, end.id) }),
      };
    },

    async advance({ id, step, place, pictures, setsDone, setsTotal, waitsUntil }) {
      const set = { state: "running", step: step + 1 };
      const change = {
        set: { ...set, place, pictures, setsDone, setsTotal, waitsUntil },
        ...(waitsUntil === undefined && { remove: ["waitsUntil"] }),
      };
      const condition = {
        ...isOpen,
        text: `${isOpen.text} AND #step = :step`,
        names: { ...isOpen.names, "#step": "step" },
        values: { ...isOpen.values, ":step": step },
      };
      const outcome = await unlessRefused(update(id, change, condition), "advanced", "refused");
      if (outcome === "refused") return undefined;
      const found = await read(pictureRunKey(id));
      return found && PictureRunItem.parse(found);
    },

    end: (id, { state, at, reason }) =>
      unlessRefused(
        update(id, { set: { state, finishedAt: at, reason }, remove: ["waitsUntil"] }, isOpen),
        "ended",
        "not_open",
      ),
  };
}

const isOpen = {
  text: "attribute_exists(pk) AND #state IN (:queued, :running)",
  names: { "#state": "state" },
  values: { ":queued": "queued", ":running": "running" },
};

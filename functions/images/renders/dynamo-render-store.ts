import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { RenderSummary } from "#schemas/images/render.ts";
import { offeredDays, renderDays } from "#schemas/storage/image-files.ts";
import {
  RenderItem,
  RenderRequestItem,
  renderKey,
  renderPrefix,
  renderRequestKey,
  rendersPartition,
  StoredComposite,
  StoredSummary,
  storedCompositeKey,
} from "#schemas/storage/image-items.ts";
import { Ulid } from "#schemas/values.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { newItem, transact } from "#shared/aws/transaction.ts";
import { updateOf } from "#shared/aws/updates.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { RenderName, RenderStore } from "./render-store.ts";

/** Keeps renders in the table `pictures`; `schemas/storage/image-items.ts` shows the keys. */
export function dynamoRenderStore(client: DynamoDBDocumentClient, TableName: string): RenderStore {
  const item = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  /** Changes a render that is there and has not ended; a worker that is late changes nothing. */
  const change = (name: RenderName, set: Fields, setOnce: Fields = {}) => {
    const place = { TableName, Key: renderKey(name.userId, name.renderId) };
    return changeOpen(client, place, { set, setOnce });
  };

  return {
    async create(userId, render, request) {
      const storedAt = (render.composite ?? render.print)?.storedAt;
      const days = storedAt ? lastingDays(storedAt, render.createdAt) : renderDays;
      const expiresAtSeconds = expiry(render.createdAt, days);
      const stored = { ...renderKey(userId, render.id), ...render, expiresAtSeconds };
      const items: Record<string, unknown>[] = [stored];
      if (request) {
        const { keyHash, requestHash } = request;
        const key = renderRequestKey(userId, keyHash);
        items.push({ ...key, requestHash, renderId: render.id, expiresAtSeconds });
      }
      const writes = items.map((item) => newItem(TableName, item));
      return (await transact(client, writes)) === "written" ? "created" : "taken";
    },

    async requested(userId, keyHash) {
      const found = await item(renderRequestKey(userId, keyHash));
      return found && RenderRequestItem.parse(found);
    },

    async get({ userId, renderId }) {
      const found = await item(renderKey(userId, renderId));
      return found && RenderItem.parse(found);
    },

    async list(userId, { limit, cursor }) {
      const pk = rendersPartition(userId);
      const start = positionIn(listName(pk), cursor, Ulid);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pk, ":prefix": renderPrefix },
          ScanIndexForward: false,
          // One more than is shown says whether there is another page.
          Limit: limit + 1,
          ...summaryProjection,
          ...(start && { ExclusiveStartKey: renderKey(userId, start) }),
        }),
      );
      const items = Items.slice(0, limit).map((found) => StoredSummary.parse(found));
      const end = items.at(-1);
      const hasMore = Items.length > limit;
      return { items, ...(hasMore && end && { nextCursor: cursorAt(listName(pk), end.id) }) };
    },

    async begin(name, at) {
      if ((await change(name, { state: "running" }, { startedAt: at })) === "gone") return "gone";
      const found = await item(renderKey(name.userId, name.renderId));
      return found ? RenderItem.parse(found) : "gone";
    },
    advance: (name, { percent, cardsDone }) => change(name, { percent, cardsDone }),
    async finish(name, { made, placeholders, at }) {
      const found = await item(renderKey(name.userId, name.renderId));
      if (!found) return "gone";
      const { cardsTotal } = RenderItem.parse(found);
      const end = { state: "done", percent: 100, cardsDone: cardsTotal, finishedAt: at };
      const { storedAt } = "print" in made ? made.print : made.composite;
      const expiresAtSeconds = expiry(at, lastingDays(storedAt, at));
      return change(name, { ...end, ...made, placeholders, expiresAtSeconds });
    },
    cancel: (name, at) => change(name, { state: "cancelled", finishedAt: at }),
    fail: (name, { error, at }) => change(name, { state: "failed", error, finishedAt: at }),

    async remove({ userId, renderId }) {
      const Key = renderKey(userId, renderId);
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName, Key, ReturnValues: "ALL_OLD" }),
      );
      return Attributes ? "removed" : "absent";
    },

    async composite(key) {
      const found = await item(storedCompositeKey(key));
      return found && StoredComposite.parse(found);
    },

    async rememberComposite(composite) {
      const expiresAtSeconds = expiry(composite.storedAt, offeredDays);
      const Item = { ...storedCompositeKey(composite.key), ...composite, expiresAtSeconds };
      await client.send(new PutCommand({ TableName, Item }));
    },
  };
}

const summaryFields = Object.keys(RenderSummary.shape);
/** Pages and placeholders of a hundred large renders would be megabytes. */
const summaryProjection = {
  ProjectionExpression: summaryFields.map((name) => `#${name}`).join(", "),
  ExpressionAttributeNames: Object.fromEntries(summaryFields.map((name) => [`#${name}`, name])),
};

type Fields = Readonly<Record<string, unknown>>;

function changeOpen(
  client: DynamoDBDocumentClient,
  place: { TableName: string; Key: { pk: string; sk: string } },
  fields: { readonly set: Fields; readonly setOnce: Fields },
): Promise<"saved" | "gone"> {
  const update = updateOf(fields, {
    text: "attribute_exists(pk) AND #state IN (:queued, :running)",
    names: { "#state": "state" },
    values: { ":queued": "queued", ":running": "running" },
  });
  return unlessRefused(client.send(new UpdateCommand({ ...place, ...update })), "saved", "gone");
}

/** A render goes when its pages or its print do. */
const lastingDays = (storedAt: string, at: string) =>
  renderDays - (Date.parse(at) - Date.parse(storedAt)) / 86_400_000;

const expiry = (from: string, days: number) => Math.floor(Date.parse(from) / 1000 + days * 86_400);

const listName = (pk: string) => `${pk}|${renderPrefix}`;

import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { headCountKey } from "#schemas/storage/collection-items.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import {
  aCollection,
  aCollectionWithAnItem,
  aDeletedCollection,
  aSale,
  charizard,
  type World,
} from "#test/support/requests/asked-world.ts";
import { mine, type Others, repeatedAndReused, unknown } from "#test/support/requests/asks.ts";
import { movedTo } from "#test/support/requests/cursors.ts";

const price = { amount: 52_000, currency: "EUR" };

/** Says how many collections somebody has, or has deleted. */
async function counted(token: string, what: "heads" | "discarded", count: number): Promise<void> {
  const { body: me } = await api("GET /v1/me", { token });
  const change = {
    UpdateExpression: "SET #what = :count",
    ExpressionAttributeNames: { "#what": what },
    ExpressionAttributeValues: { ":count": count },
  };
  const table = { TableName: "cardlake-local-users", Key: headCountKey(me.id) };
  await cloudDocuments().send(new UpdateCommand({ ...table, ...change }));
}

/** Somebody who has as many collections as an account may, and one that was deleted. */
async function fullAccount(world: World): Promise<readonly Ask[]> {
  const owner = await somebody();
  const path = await aDeletedCollection({ ...world, owner });
  await counted(owner.token, "heads", 500);
  return [{ request: `POST ${path}/restore`, sent: { token: owner.token } }];
}

/** Somebody who has deleted as many as an account may, and has another one. */
async function muchDeleted(world: World): Promise<readonly Ask[]> {
  const owner = await somebody();
  const path = await aCollection({ ...world, owner });
  await counted(owner.token, "discarded", 500);
  const headers = { "if-match": "*" };
  return [{ request: `DELETE ${path}`, sent: { token: owner.token, headers } }];
}

/** Requests of these operations for those of their answers that do not follow from their declarations. */
export const otherCollectionAsks: Readonly<Record<string, Others>> = {
  "collections.editItems": async (world, good) => {
    const edits = [{ do: "remove", itemId: unknown }];
    return [
      ...(await repeatedAndReused(good, { edits })),
      ...mine((await good()).request, { body: { mode: "all", edits } })(world),
      ...mine(`POST /v1/collections/${unknown}/edits`, { body: { edits } })(world),
    ];
  },
  "collections.deleteCollection": async (world) => [
    ...mine(`DELETE /v1/collections/${unknown}`, { headers: { "if-match": "*" } })(world),
    ...(await muchDeleted(world)),
  ],
  "collections.getChange": async (world) => [...mine(`GET /v1/changes/${unknown}`)(world)],
  "collections.undoChange": async (world) => [...mine(`POST /v1/changes/${unknown}/undo`)(world)],
  "collections.restoreCollection": async (world) => [
    ...mine(`POST /v1/deleted-collections/${unknown}/restore`)(world),
    ...(await fullAccount(world)),
  ],
  "collections.forgetCollection": async (world) => [
    ...mine(`DELETE /v1/deleted-collections/${unknown}`)(world),
  ],
  "collections.sellCopies": async (world, good) => {
    const { path, item } = await aCollectionWithAnItem(world);
    const sold = { itemId: item.split("/").at(-1), quantity: 1, price };
    const copies = { ...charizard, printingId: world.ambiguousId };
    return [
      ...(await repeatedAndReused(good, sold)),
      ...mine(`POST ${path}/sales`, { body: sold, headers: { "if-match": '"v99"' } })(world),
      ...mine(`POST ${path}/sales`, { body: { ...sold, quantity: 2 } })(world),
      ...mine(`POST ${path}/sales`, { body: { ...sold, itemId: unknown } })(world),
      ...mine(`POST ${path}/sales`, { body: { copies, quantity: 1, price } })(world),
      ...mine(`POST /v1/collections/${unknown}/sales`, { body: sold })(world),
    ];
  },
  "collections.takeBackSale": async (world) => {
    const { path, collection } = await aSale(world);
    const { token } = world.owner;
    await api(`DELETE ${collection}`, { token, headers: { "if-match": "*" } });
    return [...mine(`DELETE /v1/sales/${unknown}`)(world), ...mine(`DELETE ${path}`)(world)];
  },
  "collections.pullChanges": async (world) => {
    const { body } = await api("GET /v1/sync", { token: world.owner.token });
    const old = movedTo({ floor: "0".repeat(10), whole: [] }, body.cursor);
    return [...mine(`GET /v1/sync?cursor=${old}`)(world)];
  },
  "collections.pushEdits": async (world, good) => {
    const { request, sent } = await good();
    await api(request, sent);
    const edits = [{ do: "remove", collectionId: unknown, itemId: unknown, base: 1 }];
    return [
      { request, ...(sent && { sent }) },
      ...mine(request, { body: { ...Object(sent?.body), edits } })(world),
      ...mine(request, { body: { batchId: ulid(), edits: [...edits, ...edits] } })(world),
    ];
  },
};

import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { api } from "#test/support/clouds/api.ts";
import { aHousehold } from "#test/support/sync/household.ts";

let cards: readonly string[] = [];
beforeAll(async () => {
  cards = await seededCards(`told${randomUUID().slice(0, 8)}`, 30);
});
const copies = (index = 0, more: object = {}) => ({
  ...{ printingId: cards[index], variant: "holo", condition: "near_mint", quantity: 1 },
  ...more,
});

/** A device that has added so many items, and the collection that they are in. */
async function filled(many: number) {
  const household = await aHousehold();
  const collectionId = await household.opened();
  const phone = household.device();
  const ids = Array.from({ length: many }, (_none, at) => phone.add(collectionId, copies(at)));
  const verdicts = await phone.sync();
  expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(new Set(["done"]));
  return { ...household, collectionId, phone, ids };
}

test("[COL-6] a new device reads everything in small steps, and then only what is new", async () => {
  const { device, phone, ids, token, collectionId } = await filled(30);
  const tablet = device({ limit: 7 });
  await tablet.read();
  expect([...tablet.items.keys()].toSorted()).toEqual(ids.toSorted());
  expect(tablet.collections.get(collectionId)).toMatchObject({ name: "Shared" });
  phone.remove(ids[0] ?? "");
  await phone.sync();
  const headers = { "if-match": "*" };
  const path = `/v1/collections/${collectionId}`;
  await api(`PATCH ${path}`, { token, headers, body: { name: "Renamed" } });
  await api(`PATCH ${path}/items/${ids[1]}`, { token, headers, body: { notes: "By the page." } });
  await tablet.read();
  expect(tablet.items.has(ids[0] ?? "")).toBe(false);
  expect(tablet.items.get(ids[1] ?? "")).toMatchObject({ notes: "By the page.", version: 2 });
  expect(tablet.collections.get(collectionId)).toMatchObject({ name: "Renamed", version: 2 });
  expect(tablet.items.size).toBe(29);
});

test("[COL-6] a deleted collection goes from every device, and comes back with everything in it", async () => {
  const { token, phone, device, collectionId, ids } = await filled(12);
  const computer = device({ limit: 5 });
  await computer.read();
  const headers = { "if-match": "*" };
  expect((await api(`DELETE /v1/collections/${collectionId}`, { token, headers })).status).toBe(
    204,
  );
  // Somebody does not know yet, and what they did cannot be done.
  computer.set(ids[0] ?? "", { notes: "Too late." });
  expect(await computer.sync()).toMatchObject([
    { outcome: "refused", reason: "collections.no_such_collection" },
  ]);
  await phone.read();
  for (const one of [computer, phone]) {
    expect([one.items.size, one.collections.has(collectionId)]).toEqual([0, false]);
  }
  await api(`POST /v1/deleted-collections/${collectionId}/restore`, { token });
  for (const one of [computer, phone]) {
    await one.read();
    expect([...one.items.keys()].toSorted()).toEqual(ids.toSorted());
    expect(one.collections.has(collectionId)).toBe(true);
  }
});

test("[COL-6] fields that a device does not know are kept, also of what it edits", async () => {
  const { phone, ids, tellMore } = await filled(1);
  const [itemId = ""] = ids;
  tellMore({ aura: "radiant" });
  phone.set(itemId, { notes: "Shining." });
  await phone.sync();
  expect(phone.items.get(itemId)).toMatchObject({ notes: "Shining.", aura: "radiant" });
});

test("[COL-6] moved copies are told at both ends, and known by the verdict", async () => {
  const { phone, opened, ids, device } = await filled(2);
  const other = await opened("Traded");
  const [itemId = ""] = ids;
  phone.move(itemId, other);
  const [verdict] = await phone.sync();
  expect(verdict).toMatchObject({ outcome: "done", into: { collectionId: other, version: 1 } });
  expect(phone.items.has(itemId)).toBe(false);
  const tablet = device();
  await tablet.read();
  expect(new Map(tablet.items)).toEqual(new Map(phone.items));
  expect([...tablet.items.values()].map(({ collectionId }) => collectionId)).toContain(other);
});

test("[COL-6] whoever was away for too long reads everything again, and loses no edit", async () => {
  const { phone, ids, token } = await filled(3);
  const [itemId = "", removed = ""] = ids;
  const { collectionId } = phone.items.get(itemId) ?? {};
  phone.set(itemId, { notes: "Made long ago." });
  const path = `/v1/collections/${collectionId}/items/${removed}`;
  await api(`DELETE ${path}`, { token, headers: { "if-match": "*" } });
  phone.suffer("expired");
  await phone.read();
  expect(phone.answer()).toMatchObject({ hasMore: false });
  expect([phone.items.size, phone.items.has(removed)]).toEqual([2, false]);
  expect(await phone.sync()).toMatchObject([{ outcome: "done", version: 2 }]);
  expect(phone.items.get(itemId)).toMatchObject({ notes: "Made long ago." });
});

test("[COL-6] [CAT-1] a card that nobody knows is refused alone, and what is edited twice in a batch as a whole", async () => {
  const { phone, collectionId, token } = await filled(1);
  phone.add(collectionId, copies(0, { printingId: "tcgdex:nowhere-1" }));
  phone.add(collectionId, copies(0, { variant: "gold" }));
  phone.add(collectionId, copies(1));
  const verdicts = await phone.sync();
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(["refused", "refused", "done"]);
  expect(phone.items.size).toBe(2);
  const edit = { do: "remove", collectionId, itemId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4", base: 1 };
  const body = { batchId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4", edits: [edit, edit] };
  const twice = await api("POST /v1/sync", { token, body });
  expect([twice.status, twice.body.errors[0].pointer]).toEqual([400, "#/edits/1/itemId"]);
});

import { expect, test } from "vitest";
import { getChange, listChanges } from "#functions/collections/changes/list-changes.ts";
import { toldChange, toldWhole } from "#functions/collections/changes/told-change.ts";
import { undoChange } from "#functions/collections/changes/undo-change.ts";
import { createCollection } from "#functions/collections/collection/create-collection.ts";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { getCollection } from "#functions/collections/collection/get-collection.ts";
import { updateCollection } from "#functions/collections/collection/update-collection.ts";
import { editItems } from "#functions/collections/edits/edit-items.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { removeItem } from "#functions/collections/items/remove-item.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { sellCopies } from "#functions/collections/sales/sell-copies.ts";
import type { ItemEdit } from "#schemas/collections/item-edit.ts";
import { manyCopies, someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

test("[COL-2] what was added, edited and removed is taken back, the newest first, and brought again by taking that back", async () => {
  const { ports, place, userId, lots, newest } = await aCollector();
  const { items } = await addItems({ place, items: [someCopies({ quantity: 2 })] }, ports);
  const [lot] = items;
  if (!lot) throw new Error("One was added.");
  const item = { ...place, itemId: lot.id };
  await updateItem({ place: item, change: { notes: "Gift" }, ifMatch: [1] }, ports);
  await removeItem({ place: item, ifMatch: [2] }, ports);
  const removal = await newest();
  const undone = await undoChange({ userId, changeId: removal.id }, ports);
  expect(undone.items).toEqual([
    { collectionId: place.collectionId, itemId: lot.id, outcome: "undone", version: 4 },
  ]);
  expect(await lots()).toMatchObject([{ notes: "Gift", quantity: 2, version: 4 }]);
  // Taking it back is a change: taken back itself, the item is removed again.
  await undoChange({ userId, changeId: (await newest()).id }, ports);
  expect(await lots()).toEqual([]);
});

test("[COL-2] taking back twice does it once, and says by which change", async () => {
  const { ports, place, userId, lots, newest } = await aCollector();
  await addItems({ place, items: [someCopies()] }, ports);
  const { id: changeId } = await newest();
  const first = await undoChange({ userId, changeId }, ports);
  expect(await undoChange({ userId, changeId }, ports)).toEqual({ ...first, items: [] });
  expect(await lots()).toEqual([]);
  expect((await getChange({ userId, changeId }, ports)).change.undoneBy).toBe(first.changeId);
});

test("[COL-2] what has changed since is kept, and its neighbours are taken back", async () => {
  const { ports, place, userId, lots, newest } = await aCollector();
  const { items } = await addItems({ place, items: manyCopies(3) }, ports);
  const { id: changeId } = await newest();
  const [kept] = items;
  if (!kept) throw new Error("Three were added.");
  const item = { ...place, itemId: kept.id };
  await updateItem({ place: item, change: { quantity: 4 }, ifMatch: undefined }, ports);
  const undone = await undoChange({ userId, changeId }, ports);
  expect(undone.items.map(({ outcome }) => outcome).sort()).toEqual(["kept", "undone", "undone"]);
  expect(undone.items.find(({ itemId }) => itemId === kept.id)).toMatchObject({
    ...{ outcome: "kept", reason: "collections.changed_since", version: 2 },
  });
  expect(await lots()).toMatchObject([{ id: kept.id, quantity: 4 }]);
});

test("[COL-2] copies that were moved are taken back at both ends or at neither", async () => {
  const { ports, place, other, userId, copiesIn, newest } = await aCollector();
  const { items } = await addItems({ place, items: [someCopies({ quantity: 5 })] }, ports);
  const [lot] = items;
  if (!lot) throw new Error("One was added.");
  const move = { do: "move", itemId: lot.id, to: other.collectionId, quantity: 2 } as const;
  await editItems({ place, edits: [move], isAllOrNothing: false }, ports);
  const { id: changeId } = await newest();
  expect([await copiesIn(place), await copiesIn(other)]).toEqual([3, 2]);
  // At the other end somebody adds one more: the moved copies can be told from it no more.
  await addItems({ place: other, items: [someCopies()] }, ports);
  const kept = await undoChange({ userId, changeId }, ports);
  expect(kept.changeId).toBeUndefined();
  expect(kept.items.map(({ outcome }) => outcome)).toEqual(["kept", "kept"]);
  await undoChange({ userId, changeId: (await newest()).id }, ports);
  expect([await copiesIn(place), await copiesIn(other)]).toEqual([3, 2]);
});

test("[COL-3] a sale that is taken back is none, and its copies are there again", async () => {
  const { ports, place, userId, copiesIn, newest } = await aCollector();
  const { items } = await addItems({ place, items: [someCopies({ quantity: 2 })] }, ports);
  const [lot] = items;
  const price = { amount: 500, currency: "EUR" };
  await sellCopies(
    { place, sale: { itemId: lot?.id, quantity: 2, price }, ifMatch: undefined },
    ports,
  );
  expect((await ports.sales.page(userId, { limit: 5 })).items).toHaveLength(1);
  await undoChange({ userId, changeId: (await newest()).id }, ports);
  expect((await ports.sales.page(userId, { limit: 5 })).items).toEqual([]);
  expect(await copiesIn(place)).toBe(2);
});

test("[COL-2] what became of a collection itself is taken back: its name, its deletion, that it was opened", async () => {
  const { ports, place, userId, newest } = await aCollector();
  const undoNewest = async () => undoChange({ userId, changeId: (await newest()).id }, ports);
  await updateCollection({ place, change: { name: "Other" }, ifMatch: undefined }, ports);
  await undoNewest();
  expect(await getCollection(place, ports)).toMatchObject({ name: "Base Set binder", version: 3 });
  await deleteCollection({ place, ifMatch: undefined }, ports);
  await undoNewest();
  expect(await getCollection(place, ports)).toMatchObject({ version: 4 });
  const given = { name: "New", kind: "deck" } as const;
  const { collection } = await createCollection({ userId, collection: given }, ports);
  const { id: opening } = await newest();
  const made = { userId, collectionId: collection.id };
  await addItems({ place: made, items: [someCopies()] }, ports);
  const full = await undoChange({ userId, changeId: opening }, ports);
  expect(full.items).toMatchObject([{ outcome: "kept", reason: "collections.changed_since" }]);
  await undoNewest();
  await undoChange({ userId, changeId: opening }, ports);
  await expect(getCollection(made, ports)).rejects.toMatchObject({
    code: "collections.no_such_collection",
  });
});

test("[COL-2] items of a collection that is deleted are kept until it is brought back", async () => {
  const { ports, place, userId, newest, lots } = await aCollector();
  await addItems({ place, items: [someCopies()] }, ports);
  const { id: changeId } = await newest();
  await deleteCollection({ place, ifMatch: undefined }, ports);
  expect((await undoChange({ userId, changeId }, ports)).items).toMatchObject([
    { outcome: "kept", reason: "collections.no_such_collection" },
  ]);
  await undoChange({ userId, changeId: (await newest()).id }, ports);
  await undoChange({ userId, changeId }, ports);
  expect(await lots()).toEqual([]);
});

test("[COL-2] what was kept is taken back by another try, once it can be, and what was taken back before stays so", async () => {
  const { ports, place, other, userId, newest, lots } = await aCollector();
  const { items } = await addItems({ place, items: manyCopies(2) }, ports);
  const edits = items.map(({ id: itemId }, index): ItemEdit => {
    const to = index === 0 ? place.collectionId : other.collectionId;
    return { do: "copy", itemId, to };
  });
  await editItems({ place, edits, isAllOrNothing: false }, ports);
  const { id: changeId } = await newest();
  await deleteCollection({ place: other, ifMatch: undefined }, ports);
  const { id: deletion } = await newest();
  const first = await undoChange({ userId, changeId }, ports);
  expect(first.items.map(({ outcome }) => outcome)).toEqual(["undone", "kept"]);
  expect((await undoChange({ userId, changeId }, ports)).items).toMatchObject([
    { outcome: "kept", reason: "collections.no_such_collection" },
  ]);
  await undoChange({ userId, changeId: deletion }, ports);
  const second = await undoChange({ userId, changeId }, ports);
  expect(second.items).toMatchObject([{ collectionId: other.collectionId, outcome: "undone" }]);
  expect(second.changeId).not.toBe(first.changeId);
  expect([await lots(), await lots(other)].map(({ length }) => length)).toEqual([2, 0]);
  expect(await undoChange({ userId, changeId }, ports)).toEqual({ ...second, items: [] });
});

test("[COL-2] the log says in sentences what was done, and shows it before and after", async () => {
  const { ports, place, userId, newest } = await aCollector();
  const { items } = await addItems({ place, items: manyCopies(200) }, ports);
  const { id: changeId } = await newest();
  const page = await listChanges({ userId, limit: 5 }, ports);
  expect(page.items.map(toldChange)[0]).toMatchObject({
    ...{ id: changeId, kind: "added", summary: "200 items were added.", items: 200 },
    collectionIds: [place.collectionId],
  });
  expect(toldWhole(await getChange({ userId, changeId }, ports)).itemChanges).toHaveLength(200);
  const [lot] = items;
  const item = { ...place, itemId: lot?.id ?? "" };
  await updateItem({ place: item, change: { notes: "Gift" }, ifMatch: undefined }, ports);
  const told = toldWhole(await getChange({ userId, changeId: (await newest()).id }, ports));
  expect(told).toMatchObject({
    summary: "1 item was edited.",
    itemChanges: [{ fields: ["notes"], before: { version: 1 }, after: { notes: "Gift" } }],
  });
  await expect(getChange({ userId: "another", changeId }, ports)).rejects.toMatchObject({
    code: "collections.no_such_change",
  });
});

test("[COL-2] a taking back that was interrupted goes on where it was", async () => {
  const { ports, place, userId, newest, lots } = await aCollector();
  await addItems({ place, items: manyCopies(200) }, ports);
  const { id: changeId } = await newest();
  let left = 1;
  const write: typeof ports.ledger.write = async (...args) => {
    if (left-- === 0) throw new Error("the function died");
    return ports.ledger.write(...args);
  };
  const dying = { ...ports, ledger: { ...ports.ledger, write } };
  await expect(undoChange({ userId, changeId }, dying)).rejects.toThrow("died");
  expect((await lots()).length).toBeGreaterThan(100);
  await undoChange({ userId, changeId }, ports);
  expect(await lots()).toEqual([]);
});

test("[COL-2] what is more than thirty days ago is not taken back: what is remembered of removed items is gone by then", async () => {
  const { ports, place, userId, newest, pass, lots } = await aCollector();
  await addItems({ place, items: [someCopies()] }, ports);
  const { id: changeId } = await newest();
  pass(30 * 86_400_000);
  await expect(undoChange({ userId, changeId }, ports)).rejects.toMatchObject({
    code: "collections.no_such_change",
  });
  expect(await lots()).toHaveLength(1);
});

import { expect, test } from "vitest";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { getCollection } from "#functions/collections/collection/get-collection.ts";
import { listCollections } from "#functions/collections/collection/list-collections.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import { itemPages, readCollection } from "#functions/collections/index.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { getItem } from "#functions/collections/items/get-item.ts";
import { listItems } from "#functions/collections/items/list-items.ts";
import { removeItem } from "#functions/collections/items/remove-item.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import {
  aHead,
  aLot,
  aPlace,
  printing,
  someCopies,
} from "#test/support/collections/collections.ts";
import { opened } from "#test/support/collections/writes.ts";

const noCollection = { code: "collections.no_such_collection" };
const noItem = { code: "collections.no_such_item" };

test("a page of collections says how much each holds", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const empty = aHead({ id: derivedId("empty"), name: "Empty" });
  await opened(ports.collections, place.userId, empty);
  await addItems({ place, items: [someCopies({ quantity: 3 })] }, ports);
  const { items } = await listCollections({ userId: place.userId, limit: 10 }, ports);
  expect(items.toSorted((a, b) => b.lots - a.lots)).toEqual([
    { ...aHead(), lots: 1, cards: 3 },
    { ...empty, lots: 0, cards: 0 },
  ]);
  const page = await listCollections({ userId: place.userId, limit: 1 }, ports);
  expect(page).toMatchObject({ items: [{}], nextCursor: expect.any(String) });
});

test("[API-5] items are read only in a collection that is there", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const { items } = await addItems({ place, items: [someCopies()] }, ports);
  const item = { ...place, itemId: items[0]?.id ?? aLot().id };
  expect(await listItems({ place, page: { limit: 5 } }, ports)).toEqual({ items });
  expect(await getItem(item, ports)).toEqual(items[0]);
  expect(await readCollection(place, ports)).toEqual(aHead());
  await deleteCollection({ place, ifMatch: undefined }, ports);
  await expect(listItems({ place, page: { limit: 5 } }, ports)).rejects.toMatchObject(noCollection);
  await expect(getItem(item, ports)).rejects.toMatchObject(noItem);
  await expect(readCollection(place, ports)).rejects.toMatchObject(noCollection);
  await expect(getCollection(aPlace(), ports)).rejects.toMatchObject(noCollection);
});

test("an item that was removed, or never was, is not there", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const { items } = await addItems({ place, items: [someCopies()] }, ports);
  const item = { ...place, itemId: items[0]?.id ?? aLot().id };
  await expect(getItem({ ...place, itemId: derivedId("none") }, ports)).rejects.toMatchObject({
    ...noItem,
    facts: { collectionId: place.collectionId, itemId: derivedId("none") },
  });
  await removeItem({ place: item, ifMatch: undefined }, ports);
  await expect(getItem(item, ports)).rejects.toMatchObject(noItem);
});

test("pages for other areas are never empty, and each item comes once, in order", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const collect = async () => {
    const pages: string[][] = [];
    for await (const page of itemPages(place, ports)) pages.push(page.map(({ id }) => id));
    return pages;
  };
  expect(await collect()).toEqual([]);
  for (const from of [0, 500, 1_000]) {
    const items = Array.from({ length: 400 }, (_none, index) =>
      someCopies({ printingId: printing(from + index + 1) }),
    );
    await addItems({ place, items }, ports);
  }
  const pages = await collect();
  expect(pages.map((page) => page.length)).toEqual([1_000, 200]);
  expect(pages.flat()).toEqual([...new Set(pages.flat())].sort());
});

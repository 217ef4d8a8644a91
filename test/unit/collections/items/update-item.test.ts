import { expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { removeItem } from "#functions/collections/items/remove-item.ts";
import { type ItemChange, updateItem } from "#functions/collections/items/update-item.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { aLot, at, someCopies } from "#test/support/collections/collections.ts";

const later = "2026-02-02T06:00:00.000Z";

/** A collection with one lot, seen a day after the lot was made. */
async function withOneLot(copies = someCopies()) {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const { items } = await addItems({ place, items: [copies] }, ports);
  const [lot = aLot()] = items;
  const item = { ...place, itemId: lot.id };
  const next = { ...ports, clock: () => new Date(later) };
  const update = (change: ItemChange, ifMatch?: readonly number[]) =>
    updateItem({ place: item, change, ifMatch }, next);
  return { ports: next, place, item, lot, update };
}

/** A store in which somebody else is faster, once. */
function loseOnce<P extends ReturnType<typeof collectionPorts>>(ports: P) {
  let left = 1;
  const change: P["lots"]["change"] = async (...write) => {
    if (left-- > 0) return "conflict";
    return ports.lots.change(...write);
  };
  return { ...ports, lots: { ...ports.lots, change } };
}

test("a change counts the version up and leaves alone what it does not name", async () => {
  const { lot, update, ports, place } = await withOneLot(someCopies({ quantity: 2 }));
  expect(await update({ quantity: 7 }, [1])).toEqual({
    ...lot,
    ...{ quantity: 7, version: 2, createdAt: at, updatedAt: later },
  });
  expect(await ports.lots.tally(place)).toEqual({ lots: 1, cards: 7 });
  expect(await update({})).toMatchObject({ quantity: 7, version: 3 });
});

test("copies that become something else keep every other part of what they are", async () => {
  const copies = { variant: "holo", condition: "damaged", language: "ja", quantity: 2 } as const;
  const { update } = await withOneLot(someCopies(copies));
  expect(await update({ variant: "normal" })).toMatchObject({ ...copies, variant: "normal" });
});

test("a lot takes copies from another up to 9,999, and not one more", async () => {
  const { ports, place, update } = await withOneLot(someCopies({ quantity: 2 }));
  const full = someCopies({ condition: "damaged", quantity: 9_997 });
  await addItems({ place, items: [full] }, ports);
  await expect(update({ condition: "damaged", quantity: 3 })).rejects.toMatchObject({
    code: "collections.items_refused",
    errors: [
      {
        in: "body",
        pointer: "#/quantity",
        detail: "the lot of such copies would hold 10000, and 9999 is the most",
      },
    ],
  });
  expect(await update({ condition: "damaged" })).toMatchObject({ quantity: 9_999 });
});

test("a variant that the catalogue no longer knows stays where it lies", async () => {
  const { ports, item, update } = await withOneLot();
  const forgetful = { ...ports, printings: { variantsOf: async () => new Map() } };
  const change = { variant: "holo", quantity: 2 } as const;
  expect(await updateItem({ place: item, change, ifMatch: undefined }, forgetful)).toMatchObject(
    change,
  );
  await expect(
    updateItem({ place: item, change: { variant: "normal" }, ifMatch: undefined }, forgetful),
  ).rejects.toMatchObject({ errors: [{ in: "body", pointer: "#/variant" }] });
  expect(await update({ variant: "normal" })).toMatchObject({ variant: "normal" });
});

test("[COL-5] a write that lost against another one is made again", async () => {
  const { ports, item, place } = await withOneLot();
  const change = { quantity: 4 };
  expect(await updateItem({ place: item, change, ifMatch: [1] }, loseOnce(ports))).toMatchObject({
    quantity: 4,
  });
  expect(await ports.lots.tally(place)).toEqual({ lots: 1, cards: 4 });
  await removeItem({ place: item, ifMatch: [2] }, loseOnce(ports));
  expect(await ports.lots.tally(place)).toEqual({ lots: 0, cards: 0 });
});

test("[COL-5] a stale change or removal learns the item's ETag and changes nothing", async () => {
  const { ports, place, item, update } = await withOneLot();
  const stale = { code: "request.stale_version", headers: { etag: '"v1"' } };
  await expect(update({ quantity: 2 }, [4])).rejects.toMatchObject(stale);
  await expect(removeItem({ place: item, ifMatch: [4] }, ports)).rejects.toMatchObject(stale);
  expect(await ports.lots.tally(place)).toEqual({ lots: 1, cards: 1 });
});

import { expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { removeItem } from "#functions/collections/items/remove-item.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import type { ItemChange } from "#schemas/collections/item.ts";
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
  const write: P["ledger"]["write"] = async (...args) => {
    if (left-- > 0) return "conflict";
    return ports.ledger.write(...args);
  };
  return { ...ports, ledger: { ...ports.ledger, write } };
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

test("[COL-1] an item keeps its id, also where its copies become what those of another one are", async () => {
  const { ports, place, lot, update } = await withOneLot(someCopies({ quantity: 2 }));
  const damaged = someCopies({ condition: "damaged", quantity: 3 });
  const { items } = await addItems({ place, items: [damaged] }, ports);
  const changed = await update({ condition: "damaged" });
  expect(changed).toMatchObject({ id: lot.id, condition: "damaged", quantity: 2 });
  expect(await ports.lots.tally(place)).toEqual({ lots: 2, cards: 5 });
  // Further copies join the lot that began as theirs.
  const again = await addItems({ place, items: [damaged] }, ports);
  expect(again.items).toMatchObject([{ id: items[0]?.id, quantity: 6 }]);
});

test("[COL-1] what else is said of copies is taken, changed and taken back", async () => {
  const paid = { amount: 41_250, currency: "EUR", day: "2026-01-30" } as const;
  const { lot, update } = await withOneLot(
    someCopies({
      paid,
      location: "Box 1",
      tags: ["b", "a", "b"],
      notes: "A gift.",
      isSigned: true,
    }),
  );
  expect(lot).toMatchObject({ paid, location: "Box 1", tags: ["a", "b"], isSigned: true });
  const grade = { company: "psa", grade: "10", certificate: "47216532" } as const;
  const graded = await update({ grade, isProxy: true });
  expect(graded).toMatchObject({ grade, paid, isSigned: true, isProxy: true });
  expect(graded).not.toHaveProperty("condition");
  const bare = await update({
    ...{ condition: "damaged", paid: null, location: null, tags: [], notes: null },
    ...{ isSigned: false, isProxy: false },
  });
  const { id, printingId, variant, language, quantity, createdAt } = lot;
  expect(bare).toEqual({
    ...{ id, printingId, variant, language, quantity, createdAt, condition: "damaged" },
    ...{ version: 3, updatedAt: later },
  });
});

test("[COL-1] nobody has paid on a day that is nowhere on earth yet", async () => {
  const { ports, place, update } = await withOneLot();
  const paid = (day: string) => ({ amount: 1, currency: "EUR", day }) as const;
  const refused = {
    code: "collections.items_refused",
    errors: [{ in: "body", detail: expect.stringContaining("2026-02-03 is the last one") }],
  };
  await expect(update({ paid: paid("2026-02-04") })).rejects.toMatchObject(refused);
  const items = [
    someCopies({ paid: paid("2026-02-03") }),
    someCopies({ paid: paid("2026-02-04") }),
  ];
  await expect(addItems({ place, items }, ports)).rejects.toMatchObject({
    ...refused,
    errors: [{ pointer: "#/items/1/paid/day" }],
  });
  expect(await update({ paid: paid("2026-02-03") })).toMatchObject({ paid: paid("2026-02-03") });
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

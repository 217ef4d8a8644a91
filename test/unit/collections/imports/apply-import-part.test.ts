import { expect, test } from "vitest";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { anImporter } from "#test/support/collections/importer.ts";

test("[IMP-3] copies are added to the lots of their equals, or make lots of their own", async () => {
  const { ports, place, lot, outcomes, copies, state } = await anImporter();
  await addItems({ place, items: [someCopies({ printingId: printing(1), quantity: 3 })] }, ports);
  expect(await outcomes(0, [lot(1, 2), lot(2, 4)])).toEqual(["grown", "added"]);
  expect(await copies(1)).toBe(5);
  expect(await copies(2)).toBe(4);
  await state();
});

test("[IMP-3] what is replaced has as many copies as the file says, and 0 takes the lot away", async () => {
  const { ports, place, lot, outcomes, lots, state } = await anImporter();
  const three = [1, 2, 3].map((one) => someCopies({ printingId: printing(one), quantity: 3 }));
  await addItems({ place, items: three }, ports);
  const replace = { mode: "replace" } as const;
  const asked = [lot(1, 2, replace), lot(2, 0, replace), lot(3, 3, replace), lot(4, 0, replace)];
  expect(await outcomes(0, [...asked, lot(5, 1, replace), lot(6, 0)])).toEqual([
    ...["replaced", "removed", "unchanged", "unchanged", "added", "unchanged"],
  ]);
  const left = new Map((await lots()).map((one) => [one.printingId, one.quantity]));
  expect(left).toEqual(
    new Map([
      [printing(1), 2],
      [printing(3), 3],
      [printing(5), 1],
    ]),
  );
  await state();
});

test("[IMP-5] what comes into a collection of its own is not looked for before it is written, and meets what lies there all the same", async () => {
  const { ports, place, lot, apply, copies, state } = await anImporter();
  await addItems({ place, items: [someCopies({ printingId: printing(2), quantity: 3 })] }, ports);
  let reads = 0;
  const counting = {
    ...ports,
    lots: {
      ...ports.lots,
      find: (...asked: Parameters<typeof ports.lots.find>) => {
        reads += 1;
        return ports.lots.find(...asked);
      },
    },
  };
  await apply(0, [lot(1, 2, { isNew: true })], counting);
  expect(reads).toBe(0);
  const done = await apply(1, [lot(2, 4, { isNew: true }), lot(3, 1, { isNew: true })], counting);
  expect(done).toMatchObject({
    outcomes: [
      { outcome: "grown", quantity: 7 },
      { outcome: "added", quantity: 1 },
    ],
  });
  expect(await Promise.all([1, 2, 3].map((one) => copies(one)))).toEqual([2, 7, 1]);
  await state();
});

test("[IMP-3] equal rows of one part make one lot, and so do those that somebody has merged into it", async () => {
  const { ports, place, lot, apply, lots, state } = await anImporter();
  const { items } = await addItems({ place, items: [someCopies({ notes: "signed" })] }, ports);
  const itemId = items[0]?.id ?? "";
  const done = await apply(0, [lot(1), lot(1, 2), lot(9, 5, { itemId })]);
  expect(done).toMatchObject({
    state: "done",
    outcomes: [
      { outcome: "added", quantity: 1 },
      { outcome: "grown", quantity: 3 },
      { outcome: "grown", itemId, quantity: 6 },
    ],
  });
  expect((await lots()).map(({ quantity, version, notes }) => [quantity, version, notes])).toEqual(
    expect.arrayContaining([
      [3, 1, undefined],
      [6, 2, "signed"],
    ]),
  );
  await state();
});

test("[IMP-3] a lot that was chosen and is gone gives way to that of equal copies", async () => {
  const { lot, outcomes, copies } = await anImporter();
  const itemId = "7ZV0K3M9QX2B4C6D8E1F5G7H9J";
  expect(await outcomes(0, [lot(1, 2, { itemId })])).toEqual(["added"]);
  expect(await copies(1)).toBe(2);
});

test("[IMP-3] one lot that cannot be is refused with the reason, and costs its neighbours nothing", async () => {
  const { ports, place, other, lot, apply, copies, state } = await anImporter();
  await addItems(
    { place, items: [someCopies({ printingId: printing(1), quantity: 9_998 })] },
    ports,
  );
  await deleteCollection({ place: other, ifMatch: undefined }, ports);
  const gone = { collectionId: other.collectionId };
  const done = await apply(0, [lot(1, 2), lot(2), lot(3, 1, gone), lot(1, 1)]);
  expect(done).toMatchObject({
    outcomes: [
      {
        outcome: "refused",
        reason: "collections.items_refused",
        detail: "the lot would hold 10000 copies, and 9999 is the most",
      },
      { outcome: "added" },
      { outcome: "refused", reason: "collections.no_such_collection" },
      { outcome: "grown", quantity: 9_999 },
    ],
  });
  expect(await copies(2)).toBe(1);
  await state();
});

test("[IMP-3] a full collection takes no further lots, and more copies of those that are there", async () => {
  const { ports, place, lot, apply } = await anImporter();
  await addItems({ place, items: [someCopies({ printingId: printing(1) })] }, ports);
  const lots = { ...ports.lots, tally: async () => ({ lots: 49_999, cards: 60_000 }) };
  const asked = [lot(2), lot(3), lot(1), lot(1, 0, { mode: "replace" }), lot(4)];
  expect(await apply(0, asked, { ...ports, lots })).toMatchObject({
    outcomes: [
      { outcome: "added" },
      { outcome: "refused", reason: "collections.too_many" },
      { outcome: "grown" },
      { outcome: "removed" },
      { outcome: "added" },
    ],
  });
});

test("a part that is repeated answers as it did, whatever has become of its lots since", async () => {
  const { ports, place, lot, apply, state, records } = await anImporter();
  const asked = [lot(1, 2), lot(2), lot(3, 0, { mode: "replace" })];
  const first = await apply(0, asked);
  const [item] = (await ports.lots.list(place, { limit: 1 })).items;
  const change = { quantity: 7 };
  await updateItem({ place: { ...place, itemId: item?.id ?? "" }, change, ifMatch: [1] }, ports);
  const before = await state();
  expect(await apply(0, asked)).toEqual(first);
  expect(await state()).toEqual(before);
  expect(await records()).toHaveLength(1);
});

test("a part that found nothing to do does nothing when it is repeated either", async () => {
  const { ports, place, lot, outcomes, copies, records } = await anImporter();
  await addItems({ place, items: [someCopies({ printingId: printing(1), quantity: 2 })] }, ports);
  const asked = [lot(1, 2, { mode: "replace" })];
  expect(await outcomes(0, asked)).toEqual(["unchanged"]);
  await addItems({ place, items: [someCopies({ printingId: printing(1) })] }, ports);
  expect(await outcomes(0, asked)).toEqual(["unchanged"]);
  expect(await copies(1)).toBe(3);
  expect(await records()).toEqual([]);
});

test("no part begins once the import has ended, or before it has begun, and one that is done says so", async () => {
  const { lot, apply, outcomes, end, copies } = await anImporter();
  await outcomes(0, [lot(1)]);
  await end();
  expect(await apply(1, [lot(2)])).toEqual({ state: "over" });
  expect(await outcomes(0, [lot(1)])).toEqual(["added"]);
  expect(await copies(2)).toBe(0);
});

test("a part is refused that is other than before, or more than a part", async () => {
  const { lot, apply } = await anImporter();
  await apply(0, [lot(1)]);
  await expect(apply(0, [lot(2)])).rejects.toThrow("begun with other lots");
  const many = Array.from({ length: 91 }, (_none, at) => lot(at + 1));
  await expect(apply(1, many)).rejects.toThrow("more than one part");
});

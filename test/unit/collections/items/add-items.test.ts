import { expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { type printing, someCopies } from "#test/support/collections/collections.ts";

test("[COL-1] equal copies lie in one lot, within a request and across requests", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const items = [someCopies({ quantity: 2 }), someCopies({ condition: "damaged" }), someCopies()];
  expect((await addItems({ place, items }, ports)).items).toMatchObject([
    { quantity: 3, version: 1 },
    { quantity: 1, condition: "damaged" },
  ]);
  const { items: again } = await addItems({ place, items: [someCopies()] }, ports);
  expect(again).toMatchObject([{ quantity: 4, version: 2 }]);
});

test("[COL-1] of a variant that the catalogue no longer has there may be more where it is owned", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const { variant } = someCopies();
  await addItems({ place, items: [someCopies()] }, ports);
  const printings = {
    variantsOf: async (ids: readonly ReturnType<typeof printing>[]) =>
      new Map(ids.map((id) => [id, ["called-otherwise"]])),
  };
  const changed = { ...ports, printings };
  const { items } = await addItems({ place, items: [someCopies()] }, changed);
  expect(items).toMatchObject([{ variant, quantity: 2 }]);
  const other = addItems({ place, items: [someCopies({ condition: "damaged" })] }, changed);
  await expect(other).rejects.toMatchObject({ code: "collections.items_refused" });
});

test("[OPS-6] what an addition meets is read once, and again only when somebody was faster", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const calls: string[] = [];
  const { find, tally } = ports.lots;
  const lots = {
    ...ports.lots,
    find: (...args: Parameters<typeof find>) => {
      calls.push("find");
      return find(...args);
    },
    tally: (...args: Parameters<typeof tally>) => {
      calls.push("tally");
      return tally(...args);
    },
  };
  await addItems({ place, items: [someCopies()] }, { ...ports, lots });
  // How much there is came with the collection itself.
  expect(calls).toEqual(["find"]);

  // Between the reads and the write somebody else adds the same card.
  let isFirst = true;
  const write: typeof ports.ledger.write = async (...args) => {
    if (isFirst) {
      isFirst = false;
      await addItems({ place, items: [someCopies({ quantity: 5 })] }, ports);
    }
    return ports.ledger.write(...args);
  };
  const { items } = await addItems(
    { place, items: [someCopies()] },
    { ...ports, lots, ledger: { ...ports.ledger, write } },
  );
  expect(items).toMatchObject([{ quantity: 7, version: 3 }]);
  expect(calls).toEqual(["find", "find", "find", "tally"]);
});

test("twenty devices that add the same card at once lose no copy", async () => {
  const ports = collectionPorts(() => new Promise((resolve) => setImmediate(resolve)));
  const place = await anOpenCollection(ports);
  const add = () => addItems({ place, items: [someCopies()] }, ports);
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, add));
  const added = outcomes.filter(({ status }) => status === "fulfilled").length;
  expect((await ports.lots.tally(place)).cards).toBe(added);
  expect(added).toBeGreaterThan(4);
});

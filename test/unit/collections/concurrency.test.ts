import fc from "fast-check";
import { expect, test } from "vitest";
import { updateCollection } from "#functions/collections/collection/update-collection.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { removeItem } from "#functions/collections/items/remove-item.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { aLot, someCopies } from "#test/support/collections/collections.ts";

/** What an editor does next: look, or write what it has decided on what it last saw. */
const anyPlan = fc.array(
  fc.record({ editor: fc.constantFrom(0, 1), act: fc.constantFrom("read", "write") }),
  { maxLength: 24 },
);

test("[COL-5] however two editors take turns, no accepted change is overwritten unseen", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async (plan) => {
      const ports = collectionPorts();
      const place = await anOpenCollection(ports);
      const { items } = await addItems({ place, items: [someCopies()] }, ports);
      const lot = { ...place, itemId: items[0]?.id ?? aLot().id };
      // Each editor adds one copy to what it saw: an overwritten change is a missing copy.
      const seen = [items[0], items[0]];
      let accepted = 0;
      for (const { editor, act } of plan) {
        const saw = seen[editor];
        if (act === "read")
          seen[editor] = (await ports.lots.find(place, [lot.itemId])).get(lot.itemId);
        if (act === "read" || !saw) continue;
        const change = { quantity: saw.quantity + 1 };
        const outcome = await updateItem(
          { place: lot, change, ifMatch: [saw.version] },
          ports,
        ).catch((error: unknown) => error);
        if (outcome instanceof DomainError) expect(outcome.code).toBe("request.stale_version");
        else accepted += 1;
      }
      expect((await ports.lots.tally(place)).cards).toBe(1 + accepted);
    }),
    { numRuns: 60 },
  );
});

test("[COL-5] a stale write learns the current state and changes nothing", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await updateCollection({ place, change: { name: "First" }, ifMatch: [1] }, ports);
  const stale = updateCollection({ place, change: { name: "Second" }, ifMatch: [1] }, ports);
  await expect(stale).rejects.toMatchObject({
    code: "request.stale_version",
    facts: { current: { name: "First", version: 2, lots: 0, cards: 0 } },
  });
});

test("an ETag of a removed lot does not fit the lot that comes after it", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const { items } = await addItems({ place, items: [someCopies()] }, ports);
  const lot = { ...place, itemId: items[0]?.id ?? aLot().id };
  await removeItem({ place: lot, ifMatch: [1] }, ports);
  await addItems({ place, items: [someCopies({ quantity: 5 })] }, ports);
  await expect(
    updateItem({ place: lot, change: { quantity: 2 }, ifMatch: [1] }, ports),
  ).rejects.toMatchObject({ code: "request.stale_version", facts: { current: { quantity: 5 } } });
});

test("a variant that the printing does not have is refused with those it has", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const { items } = await addItems({ place, items: [someCopies()] }, ports);
  const lot = { ...place, itemId: items[0]?.id ?? aLot().id };
  await expect(
    updateItem({ place: lot, change: { variant: "reverse" }, ifMatch: undefined }, ports),
  ).rejects.toMatchObject({
    code: "collections.items_refused",
    errors: [{ pointer: "#/variant", detail: expect.stringContaining("holo, normal") }],
  });
});

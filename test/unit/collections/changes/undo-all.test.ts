import fc from "fast-check";
import { expect, test } from "vitest";
import { undoChange } from "#functions/collections/changes/undo-change.ts";
import { getCollection } from "#functions/collections/collection/get-collection.ts";
import { updateCollection } from "#functions/collections/collection/update-collection.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { attributesOf } from "#functions/collections/items/lots.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import * as operations from "#schemas/http/collections.ts";
import type { Ulid } from "#schemas/values.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";
import { oddAct, performed } from "#test/support/collections/odd-acts.ts";

test("[COL-2] changes of one item are taken back one after the other, the newest first, down to the first", async () => {
  const { ports, place, userId, lots, newest } = await aCollector();
  const { items } = await addItems({ place, items: [someCopies()] }, ports);
  const ids = [(await newest()).id];
  const item = { ...place, itemId: items[0]?.id ?? "" };
  for (const notes of ["one", "two", "three"]) {
    await updateItem({ place: item, change: { notes }, ifMatch: undefined }, ports);
    ids.push((await newest()).id);
  }
  const seen: unknown[] = [];
  for (const changeId of ids.toReversed()) {
    const undone = await undoChange({ userId, changeId }, ports);
    expect(undone.items).toMatchObject([{ outcome: "undone" }]);
    seen.push((await lots()).map(({ notes }) => notes));
  }
  expect(seen).toEqual([["two"], ["one"], [undefined], []]);
});

test("[COL-2] names of a collection are taken back one after the other", async () => {
  const { ports, place, userId, newest } = await aCollector();
  const ids: Ulid[] = [];
  for (const name of ["One", "Two"]) {
    await updateCollection({ place, change: { name }, ifMatch: undefined }, ports);
    ids.push((await newest()).id);
  }
  for (const changeId of ids.toReversed()) await undoChange({ userId, changeId }, ports);
  expect(await getCollection(place, ports)).toMatchObject({ name: "Base Set binder" });
});

test("[COL-2] [API-4] whatever is done, with however odd bodies, is answered as is documented, and taken back leaves everything as it was", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oddAct, { minLength: 1, maxLength: 12 }), async (acts) => {
      const { ports, place, other, userId, lots, copiesIn, newest } = await aCollector();
      const two = [1, 2].map((one) => someCopies({ printingId: printing(one), quantity: 3 }));
      await addItems({ place, items: two }, ports);
      const start = (await newest()).id;
      const state = async () => {
        const all = [await lots(), await lots(other)];
        for (const [at, of] of [place, other].entries()) {
          const sum = (all[at] ?? []).reduce((copies, { quantity }) => copies + quantity, 0);
          expect(await copiesIn(of)).toBe(sum);
        }
        const sales = (await ports.sales.page(userId, { limit: 100 })).items.length;
        const said = all.map((of) => of.map((lot) => [lot.id, lot.quantity, attributesOf(lot)]));
        return { said, sales };
      };
      const before = await state();
      for (const one of acts) {
        const ids = (await lots()).map(({ id }) => id);
        await performed(one, { ids, to: other.collectionId, place, userId, ports });
        await state();
      }
      for (;;) {
        const changes = (await ports.ledger.listChanges(userId, { limit: 100 })).items;
        const next = changes.find(
          ({ id, undoes, undoneBy }) =>
            id > start && undoes === undefined && undoneBy === undefined,
        );
        if (!next) break;
        const undone = await undoChange({ userId, changeId: next.id }, ports);
        expect(operations.undoChange.response.body.parse(undone)).toEqual(undone);
        expect(undone.items.map(({ outcome }) => outcome)).not.toContain("kept");
      }
      expect(await state()).toEqual(before);
    }),
    { numRuns: 200 },
  );
});

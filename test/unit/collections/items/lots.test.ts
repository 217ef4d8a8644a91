import fc from "fast-check";
import { expect, test } from "vitest";
import { lotIdOf } from "#functions/collections/identifiers.ts";
import {
  attributesOf,
  batchesOf,
  grown,
  removed,
  tallyChange,
} from "#functions/collections/items/lots.ts";
import type { NewCopies } from "#schemas/collections/item.ts";
import { Condition, Ulid } from "#schemas/values.ts";
import { aLot, at, printing, someCopies } from "#test/support/collections/collections.ts";

const anyCopies = fc.record({
  printingId: fc.integer({ min: 1, max: 4 }).map(printing),
  variant: fc.constantFrom("holo", "normal", "reverse"),
  quantity: fc.integer({ min: 1, max: 99 }),
  condition: fc.constantFrom(...Condition.options),
  language: fc.constantFrom(undefined, "en", "ja"),
}) as fc.Arbitrary<NewCopies>;
const anyRequest = fc.array(anyCopies, { maxLength: 60 });
const sum = (items: readonly { quantity: number }[]) =>
  items.reduce((total, { quantity }) => total + quantity, 0);

test("merging loses and invents no copy, whatever is added", () => {
  fc.assert(
    fc.property(anyRequest, (items) => {
      const batches = batchesOf(items);
      expect(sum(batches)).toBe(sum(items));
      expect(batches.flatMap(({ entries }) => entries).sort((a, b) => a - b)).toEqual(
        items.map((_item, entry) => entry),
      );
      expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length);
    }),
  );
});

test("each lot holds exactly the copies that are what it is", () => {
  fc.assert(
    fc.property(anyRequest, (items) => {
      for (const { attributes, quantity } of batchesOf(items)) {
        const equal = items.filter((one) => lotIdOf(attributesOf(one)) === lotIdOf(attributes));
        expect(quantity).toBe(sum(equal));
      }
    }),
  );
});

test("additions in any order and any portions give the same quantities", () => {
  fc.assert(
    fc.property(anyRequest, fc.integer({ min: 0, max: 60 }), (items, cut) => {
      const quantities = (portions: readonly (readonly NewCopies[])[]) => {
        const lots = new Map<string, ReturnType<typeof aLot>>();
        for (const batch of portions.flatMap(batchesOf)) {
          lots.set(batch.id, grown(lots.get(batch.id), batch, at));
        }
        return [...lots].map(([id, { quantity }]) => [id, quantity]).sort();
      };
      const portions = [items.slice(cut), items.slice(0, cut)];
      expect(quantities(portions)).toEqual(quantities([items]));
    }),
  );
});

test("a lot's id is that of a ULID, and every part of what copies are changes it", () => {
  const ids = [
    someCopies(),
    someCopies({ printingId: printing(5) }),
    someCopies({ variant: "normal" }),
    someCopies({ condition: "damaged" }),
    someCopies({ language: "ja" }),
  ].map((copies) => Ulid.parse(lotIdOf(attributesOf(copies))));
  expect(new Set(ids).size).toBe(5);
});

test("copies without a language are in the printing's own", () => {
  expect(attributesOf(someCopies()).language).toBe("en");
  expect(lotIdOf(attributesOf(someCopies()))).toBe(
    lotIdOf(attributesOf(someCopies({ language: "en" }))),
  );
});

test("a lot that comes back goes on with the versions of the old one, and starts to count anew", () => {
  const old = removed(aLot({ quantity: 7, version: 3 }), at);
  const back = grown(
    old,
    { id: old.id, attributes: attributesOf(old), quantity: 2 },
    "2026-02-02T00:00:00.000Z",
  );
  expect(back).toMatchObject({ quantity: 2, version: 5, createdAt: "2026-02-02T00:00:00.000Z" });
  expect(back.removedAt).toBeUndefined();
});

test.each([
  { name: "a new lot", before: undefined, after: aLot({ quantity: 3 }), is: [1, 3] },
  { name: "more copies", before: aLot({ quantity: 3 }), after: aLot({ quantity: 5 }), is: [0, 2] },
  { name: "fewer copies", before: aLot({ quantity: 3 }), after: aLot(), is: [0, -2] },
  {
    name: "a removal",
    before: aLot({ quantity: 3 }),
    after: removed(aLot({ quantity: 3 }), at),
    is: [-1, -3],
  },
  { name: "a return", before: removed(aLot({ quantity: 3 }), at), after: aLot(), is: [1, 1] },
])("the counts follow $name", ({ before, after, is: [lots, cards] }) => {
  expect(tallyChange(before, after)).toEqual({ lots, cards });
});

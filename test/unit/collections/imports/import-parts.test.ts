import fc from "fast-check";
import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { AskedLot } from "#functions/collections/imports/asked-lot.ts";
import {
  importPartsOf,
  isOnePart,
  mostCollectionsOfPart,
  mostOfPart,
} from "#functions/collections/imports/import-parts.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";

const { quantity: _one, ...copies } = someCopies();
const anyLot = fc
  .record({ card: fc.integer({ min: 1, max: 99 }), place: fc.nat(9), notes: fc.nat(1_000) })
  .map(
    ({ card, place, notes }): AskedLot => ({
      ...{ collectionId: derivedId("place", place), quantity: 1, mode: "add" },
      copies: {
        ...copies,
        printingId: printing(card),
        ...(notes > 900 && { notes: "x".repeat(notes) }),
      },
    }),
  );

test("lots are cut into parts in their order, each as large as one may be and no larger", () => {
  fc.assert(
    fc.property(fc.array(anyLot, { maxLength: 400 }), (lots) => {
      const parts = importPartsOf(lots);
      expect(parts.flat()).toEqual(lots);
      for (const [at, part] of parts.entries()) {
        expect(part.length).toBeLessThanOrEqual(mostOfPart);
        const places = new Set(part.map(({ collectionId }) => collectionId));
        expect(places.size).toBeLessThanOrEqual(mostCollectionsOfPart);
        expect(isOnePart(part)).toBe(true);
        const next = parts[at + 1]?.[0];
        if (next) expect(isOnePart([...part, next])).toBe(false);
      }
    }),
  );
});

test("no lots make no part, and ninety short ones make one", () => {
  const lot: AskedLot = { collectionId: derivedId(1), copies, quantity: 1, mode: "add" };
  expect(importPartsOf([])).toEqual([]);
  const ninety = Array.from({ length: 91 }, () => lot);
  expect(importPartsOf(ninety).map(({ length }) => length)).toEqual([90, 1]);
});

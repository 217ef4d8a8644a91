import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf, chunksWithin } from "#shared/kernel/chunks.ts";

test("pieces hold every item once, in order, and only the last may be shorter", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const chunks = chunksOf(items, size);
      expect(chunks.flat()).toEqual(items);
      expect(chunks.slice(0, -1).every((chunk) => chunk.length === size)).toBe(true);
      expect(chunks.every(({ length }) => length >= 1 && length <= size)).toBe(true);
    }),
  );
});

test("pieces of items that take room hold as many as fit, and what takes more than there is alone", () => {
  const room = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(fc.array(room), fc.integer({ min: 1, max: 9 }), (items, most) => {
      const chunks = chunksWithin(items, most, (one) => one);
      expect(chunks.flat()).toEqual(items);
      const sums = chunks.map((chunk) => chunk.reduce((sum, one) => sum + one, 0));
      for (const [at, chunk] of chunks.entries()) {
        expect(chunk.length === 1 || (sums[at] ?? 0) <= most).toBe(true);
        const next = chunks[at + 1]?.[0];
        if (next !== undefined) expect((sums[at] ?? 0) + next).toBeGreaterThan(most);
      }
    }),
  );
});

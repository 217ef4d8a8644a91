import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf } from "#shared/kernel/chunks.ts";

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

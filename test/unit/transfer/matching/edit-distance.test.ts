import fc from "fast-check";
import { expect, it } from "vitest";
import { distance, isNearly } from "#functions/transfer/matching/said/edit-distance.ts";

it.each([
  ["charizard", "charizrd", true],
  ["charizard", "cahrizard", true],
  ["charizard", "charizzard", true],
  ["charizard", "charmander", false],
  ["venusaur", "venusuar", true],
  ["mew", "mewt", false],
  ["unowna", "unownb", true],
  ["pop1", "pop2", false],
  ["series10", "series11", false],
  ["blastoisevmax", "blastoisvmx", true],
])("compares %s and %s", (a, b, is) => {
  expect(isNearly(a, b)).toBe(is);
  expect(isNearly(b, a)).toBe(is);
});

/** By the book: the least of all ways. */
function slowly(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const other = slowly(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  const swapped =
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? slowly(a.slice(2), b.slice(2)) + 1
      : 99;
  return Math.min(slowly(a.slice(1), b) + 1, slowly(a, b.slice(1)) + 1, other, swapped);
}

const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
it("counts mistakes as trying all ways would", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(distance(a, b, 12)).toBe(slowly(a, b));
    }),
  );
});

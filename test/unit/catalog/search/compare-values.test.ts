import { expect, test } from "vitest";
import { compares, cutLike } from "#functions/catalog/search/compare-values.ts";
import type { Comparison } from "#functions/catalog/search/query/search-tree.ts";

/** What holds of something less, equal and greater than what is wanted. */
const holds: readonly (readonly [Comparison, boolean, boolean, boolean])[] = [
  ["=", false, true, false],
  ["!=", true, false, true],
  ["<", true, false, false],
  ["<=", true, true, false],
  [">", false, false, true],
  [">=", false, true, true],
];

test.each(holds)(
  "[SRCH-1] %s is %j for less, %j for the same and %j for more",
  (compare, ...all) => {
    expect([9, 10, 11].map((value) => compares(compare, value, 10))).toEqual(all);
    expect(["1999", "2000", "2001"].map((year) => compares(compare, year, "2000"))).toEqual(all);
  },
);

test.each([
  ["2000", "1999"],
  ["2000-01", "1999-01"],
  ["2000-01-09", "1999-01-09"],
])("a day is compared as far as %j says", (value, cut) => {
  expect(cutLike("1999-01-09", value)).toBe(cut);
});

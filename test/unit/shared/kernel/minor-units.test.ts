import fc from "fast-check";
import { expect, test } from "vitest";
import { minorUnits } from "#shared/kernel/minor-units.ts";

test.each([
  ["1.25", 125],
  ["0.29", 29],
  ["1.005", 100],
  ["1.015", 102],
  ["1.0150001", 102],
  ["0.0050", 0],
  ["0.006", 1],
  ["0.0049999", 0],
  ["1139.99", 113_999],
  ["7", 700],
  ["0", 0],
  ["90071992547409.91", 9_007_199_254_740_991],
  ["90071992547409.92", undefined],
  ["-1", undefined],
  ["1e3", undefined],
  ["1,25", undefined],
  ["", undefined],
  ["NaN", undefined],
  [".5", undefined],
])("of %s the smallest units are %s", (text, units) => {
  expect(minorUnits(text)).toBe(units);
});

test("a currency without cents has whole units, and one of three digits thousandths", () => {
  expect([minorUnits("120.5", 0), minorUnits("121.5", 0), minorUnits("1.2345", 3)]).toEqual([
    ...[120, 122, 1234],
  ]);
});

test("every amount of cents that a float can be written as comes back as itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (cents) => {
      expect(minorUnits(String(cents / 100))).toBe(cents);
    }),
  );
});

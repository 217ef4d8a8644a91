import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuantity } from "#functions/transfer/formats/values/quantity.ts";

test.each([
  ["2", 2],
  ["2x", 2],
  ["x2", 2],
  ["2 ×", 2],
  ["x 12", 12],
  ["1,0", 1],
  ["3.00", 3],
  ["0", 0],
  ["0.000", 0],
  ["007", 7],
  ["+4", 4],
  ["１２", 12],
  ["9999", 9_999],
  ["yes", 1],
  ["✓", 1],
  ["Nein", 0],
])("[IMP-1] %j copies are %i", (text, value) => {
  expect(readQuantity(text)).toEqual({ value });
});

test.each([
  ["-1", "below 0"],
  ["−3", "below 0"],
  ["1.5", "no whole number"],
  ["two", "no whole number"],
  ["1,000", "may mean 1 or 1000"],
  ["10000", "more than"],
  ["1e2", "no whole number"],
  ["0x10", "no whole number"],
  ["1 2", "no whole number"],
])("[IMP-1] %j is no number of copies", (text, wrong) => {
  const read = readQuantity(text);
  expect(read.value).toBeUndefined();
  expect(read.wrong).toContain(wrong);
});

test("[IMP-1] an empty cell says no number of copies", () => {
  expect(readQuantity(" ")).toEqual({});
});

test("[IMP-1] every number of copies is read as itself, however it is written", () => {
  const quantity = fc.integer({ min: 0, max: 9_999 });
  const written = fc.constantFrom(
    ...[(n: number) => `${n}`, (n: number) => `${n}x`, (n: number) => `x${n}`],
    ...[(n: number) => `${n},0`, (n: number) => `${n}.00`, (n: number) => ` ${n} `],
  );
  fc.assert(
    fc.property(quantity, written, (n, write) => {
      expect(readQuantity(write(n))).toEqual({ value: n });
    }),
  );
});

test("[IMP-2] whatever a cell holds, there is a whole number from 0 to 9,999, a reason, or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { value, wrong } = readQuantity(text);
      if (value !== undefined) {
        expect(Number.isInteger(value) && value >= 0 && value <= 9_999).toBe(true);
      } else
        expect(wrong === undefined ? text.normalize("NFKC").trim() : wrong).toBeTypeOf("string");
    }),
  );
});

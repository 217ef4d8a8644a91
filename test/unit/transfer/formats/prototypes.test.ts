import { expect, test } from "vitest";
import { readCsv } from "#test/support/transfer/read-file.ts";

test("[IMP-2] columns called as every object's own things are columns like others", () => {
  const [row] = readCsv("Simple Name,Name,__proto__,constructor\nPikachu,,a,b").rows;
  expect(Object.entries(row?.original ?? {})).toEqual([
    ["Simple Name", "Pikachu"],
    ["__proto__ (column 3)", "a"],
    ["constructor", "b"],
  ]);
  expect(Object.getPrototypeOf(row?.original)).toBe(Object.prototype);
});

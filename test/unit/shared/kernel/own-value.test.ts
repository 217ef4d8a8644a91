import { expect, test } from "vitest";
import { ownValue } from "#shared/kernel/own-value.ts";
import { everyObjectHas } from "#test/support/catalogue/odd-names.ts";

test("a table answers with what it has", () => {
  expect(ownValue({ a: 1 }, "a")).toBe(1);
  expect(ownValue({ a: 1 }, "b")).toBeUndefined();
});

test.each(everyObjectHas)("a table without %s has none, though every object has one", (name) => {
  expect(ownValue({ a: 1 }, name)).toBeUndefined();
});

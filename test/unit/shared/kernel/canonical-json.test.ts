import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";

test("canonical JSON does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("keys stand in code-unit order at every depth, and undefined is left out", () => {
  const value = { b: { y: 1, Z: 2, x: undefined }, a: [{ d: 1, c: 2 }], é: null, B: 0 };
  expect(canonicalJson(value)).toBe('{"B":0,"a":[{"c":2,"d":1}],"b":{"Z":2,"y":1},"é":null}');
});

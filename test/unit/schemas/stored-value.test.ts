import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { cardIdOf, cardKey } from "#schemas/storage/catalog-items.ts";
import { stored, storedValue } from "#schemas/storage/stored-value.ts";
import { PrintingId } from "#schemas/values.ts";

const Kept = z.object({ value: stored(z.unknown()) });

describe("a value in an item of the catalogue", () => {
  test("is one text, and is read as it was", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = storedValue(value);
        expect(typeof text).toBe("string");
        expect(Kept.parse({ value: text }).value).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("is taken as it is where an older version stored a tree", () => {
    expect(Kept.parse({ value: { name: "Charizard" } }).value).toEqual({ name: "Charizard" });
  });

  test("is an issue at its place when it is a text that is no JSON", () => {
    const { error } = Kept.safeParse({ value: '{"name":' });
    expect(error?.issues).toMatchObject([{ path: ["value"], code: "custom" }]);
  });
});

test.each(["pokemon:en:base1-4", "pokemon:en:exu-_3f", "onepiece:en:op01-001_5fp1"])(
  "the key of %s tells whose it is",
  (text) => {
    const id = PrintingId.parse(text);
    expect(cardIdOf(cardKey(id))).toBe(id);
  },
);

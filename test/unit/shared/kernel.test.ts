import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import { lazy } from "#shared/kernel/lazy.ts";

describe("a cursor", () => {
  test("gives back any position to its own list, and only to that", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (list, other, position) => {
        const cursor = cursorAt(list, position);
        expect(positionIn(list, cursor, z.string())).toBe(position);
        fc.pre(other !== list);
        expect(() => positionIn(other, cursor, z.string())).toThrow("not one that this list gave");
      }),
    );
  });

  test("that is none is refused as the caller's mistake", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => positionIn("a list", text, z.string())).toThrow(
          expect.objectContaining({ code: "request.bad_cursor" }),
        );
      }),
    );
  });
});

test("canonical JSON does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

describe("a lazy value", () => {
  test("is built once however many ask at the same time", async () => {
    let built = 0;
    const value = lazy(async () => ++built);
    expect(await Promise.all([value(), value(), value()])).toEqual([1, 1, 1]);
  });

  test("is built again after a failure", async () => {
    let attempts = 0;
    const value = lazy(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error("not yet");
      return attempts;
    });
    await expect(value()).rejects.toThrow("not yet");
    expect(await value()).toBe(2);
  });
});

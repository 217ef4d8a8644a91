import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";

const pointsAtTheCursor = {
  code: "request.bad_cursor",
  message: "The cursor is not one that this list gave; start again without one.",
  errors: [{ in: "query", pointer: "#/cursor", detail: "must be the nextCursor of a page" }],
};

/** Without the one key that zod leaves out of objects, for safety; no position of ours has it. */
const positions = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("__proto__"));

test("a cursor gives back any position to its own list, and only to that", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), positions, (list, other, position) => {
      const cursor = cursorAt(list, position);
      expect(positionIn(list, cursor, z.unknown())).toEqual(JSON.parse(JSON.stringify(position)));
      fc.pre(other !== list);
      expect(() => positionIn(other, cursor, z.unknown())).toThrow("not one that this list gave");
    }),
  );
});

test("what is no cursor is refused as the caller's mistake, with the place of it", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => positionIn("a list", text, z.string())).toThrow(
        expect.objectContaining(pointsAtTheCursor),
      );
    }),
  );
});

test.each([
  ["of another shape", cursorAt("a list", { page: 2 })],
  ["cut short", cursorAt("a list", "a position").slice(0, -4)],
  ["without a position", Buffer.from(cursorAt("a list", "")).toString("base64url")],
])("a cursor %s is refused likewise", (_how, cursor) => {
  expect(() => positionIn("a list", cursor, z.string())).toThrow(
    expect.objectContaining(pointsAtTheCursor),
  );
});

test("a mistake of the schema itself is ours, not the caller's", () => {
  const broken = z.string().transform((): string => {
    throw new RangeError("our mistake");
  });
  expect(() => positionIn("a list", cursorAt("a list", "x"), broken)).toThrow(RangeError);
});

test("without a cursor a list starts at its beginning", () => {
  expect(positionIn("a list", undefined, z.string())).toBeUndefined();
});

test("a cursor stays short, however long the name of its list is", () => {
  expect(cursorAt("n".repeat(10_000), 1)).toHaveLength(cursorAt("n", 1).length);
});

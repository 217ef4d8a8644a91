import { expect, test } from "vitest";
import * as z from "zod";
import { Body, fitting } from "#functions/sources/providers/bodies/body.ts";
import { parsedJson } from "#functions/sources/providers/bodies/parsed-json.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

const Any = z.looseObject({});
const read = (fields: object) => Body.of(fields, "card of a shop", Any).body;
const many = (text: string, count: number) => Array.from({ length: count }, () => text).join(",");
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test.each([7, null, [], "text"])("[ING-7] %j is no body of anything, and that is said", (body) => {
  const error = thrownBy(() => Body.of(body, "card of a shop", z.unknown()));
  expect(error).toMatchObject({
    ...{ errorClass: "permanent" },
    message: "The body is no card of a shop: it is no object",
  });
});

test("[ING-7] a body without what is needed is refused with what is missing", () => {
  const error = thrownBy(() => Body.of({}, "card of a shop", z.object({ name: z.string() })));
  expect(error).toBeInstanceOf(MessageError);
  expect(error).toMatchObject({ message: expect.stringMatching(/no card of a shop: .*\bname\b/s) });
});

test("what is absent, null or blank is not there, and is no finding", () => {
  const body = read({ none: null, blank: " \n", zero: 0, no: false });
  for (const field of ["none", "blank", "absent", "toString"]) {
    expect([field, body.has(field)]).toEqual([field, false]);
    expect(body.optional(field, z.number())).toBeUndefined();
  }
  expect([body.has("zero"), body.has("no")]).toEqual([true, true]);
  expect(body.findings).toEqual([]);
});

test("[ING-7] whatever does not fit costs itself only, and its place is told", () => {
  const body = read({
    ...{ hp: "many", list: [1, "2", 3], map: { a: 1, b: "2", c: null }, parts: [{ n: "x" }, 7] },
    part: { inner: { n: "x" } },
  });
  expect(body.optional("hp", z.number())).toBeUndefined();
  expect(body.list("list", z.number())).toEqual([1, 3]);
  expect(body.entries("map", z.number())).toEqual([["a", 1]]);
  const [first, ...others] = body.parts("parts");
  expect([first?.optional("n", z.number()), others]).toEqual([undefined, []]);
  body.part("part")?.part("inner")?.optional("n", z.number());
  first?.noteMissing("m");
  expect(body.findings.map(({ code, detail }) => `${code} ${detail.split(":")[0]}`)).toEqual([
    ...["unexpected_value hp", "unexpected_value list[1]", "unexpected_value map.b"],
    ...["unexpected_value parts[1]", "unexpected_value parts[0].n"],
    ...["unexpected_value part.inner.n", "missing_field parts[0].m"],
  ]);
  expect(body.findings[3]?.detail).toBe("parts[1]: expected an object");
});

test("what is no list has no elements, what is no object no parts", () => {
  const body = read({ list: {}, part: [] });
  expect([body.list("list", z.number()), body.parts("list"), body.part("part")]).toEqual([
    ...[[], [], undefined],
  ]);
  expect(body.entries("part", z.number())).toEqual([]);
  expect(body.findings).toHaveLength(4);
});

test("unknown fields are noted once each, in order, whichever element has them", () => {
  const parts = Array.from({ length: 12 }, (_none, at) => ({ b: at, a: 1, known: 1 }));
  const body = read({ parts });
  for (const part of body.parts("parts")) part.noteUnknown(new Set(["known"]));
  body.noteUnknown(new Set(["parts"]));
  expect(body.findings).toEqual(
    ["parts.a", "parts.b"].map((detail) => ({ code: "unknown_field", detail })),
  );
});

test("the same detail of another code is another finding", () => {
  const body = read({});
  body.noteOnce("a", "x");
  body.noteOnce("b", "x");
  body.noteOnce("a", "y");
  body.noteOnce("a", "x");
  expect(body.findings).toHaveLength(3);
});

test("an id that cannot be made is a permanent failure with its cause; a mistake of ours is none", () => {
  expect(fitting("card of a shop", () => 7)).toBe(7);
  const error = thrownBy(() => fitting("card of a shop", () => z.string().parse(7)));
  expect(error).toMatchObject({
    ...{ errorClass: "permanent", cause: expect.any(z.ZodError) },
    message: expect.stringMatching(/^The body is no card of a shop: /),
  });
  const ours = new TypeError("ours");
  const fails = () => {
    throw ours;
  };
  expect(thrownBy(() => fitting("card", fails))).toBe(ours);
});

test("text that is no JSON is refused for good, with what the parser says", () => {
  expect(parsedJson('{"a":1}')).toEqual({ a: 1 });
  expect(thrownBy(() => parsedJson("<html>"))).toMatchObject({
    ...{ errorClass: "permanent", cause: expect.any(SyntaxError) },
    message: expect.stringMatching(/^The body is not JSON: SyntaxError: .*</),
  });
});

test("[CAT-3] a body nested deeper than anybody can walk is refused; brackets in its texts do not count", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(parsedJson(nested(100))).toBeInstanceOf(Array);
  expect(thrownBy(() => parsedJson(nested(101)))).toMatchObject({
    ...{ errorClass: "permanent", message: "The body is nested more than 100 levels deep." },
  });
  const text = String.raw`${"[".repeat(200)}\"${"{".repeat(200)}\\`;
  expect(parsedJson(JSON.stringify([text, {}, [text]]))).toEqual([text, {}, [text]]);
  expect(thrownBy(() => parsedJson(`"${text}`))).toMatchObject({ errorClass: "permanent" });
  expect(parsedJson(`[${many("[]", 500)}]`)).toHaveLength(500);
});

test("[ING-7] of a body in which nearly all is odd, some is told, and long lists are cut", () => {
  const body = read({
    ...Object.fromEntries(Array.from({ length: 500 }, (_none, at) => [`field${at}`, 1])),
    list: Array.from({ length: 1500 }, (_none, at) => String(at)),
  });
  expect(body.list("list", z.string())).toHaveLength(1000);
  expect(body.parts("list", 1)).toEqual([]);
  expect(body.findings[0]?.detail).toBe("list: expected 1000 elements at most");
  body.noteUnknown(new Set());
  expect(body.findings).toHaveLength(200);
});

import { expect, test } from "vitest";
import * as z from "zod";
import type { Operation } from "#schemas/http/operation.ts";
import { wholeNumber } from "#schemas/values.ts";
import type { HttpEvent } from "#shared/http/event.ts";
import { parseRequest as parsed } from "#shared/http/parse-request.ts";
import type { DomainError } from "#shared/kernel/errors.ts";
import { anEvent } from "#test/support/requests/http-event.ts";

const rename = {
  id: "test.rename",
  method: "PATCH",
  path: "/test/{name}",
  summary: "",
  access: "public",
  request: {
    path: z.strictObject({ name: z.string().max(5) }),
    query: z.strictObject({ "a/b~c": z.string().optional() }),
    body: z.strictObject({ "x/y": z.array(z.int()).optional() }),
    ifMatch: "required",
    idempotencyKey: true,
  },
  response: { status: 200 },
  problems: [],
} as const satisfies Operation;
const lenient = {
  ...rename,
  request: { path: rename.request.path, ifMatch: "optional" },
} as const satisfies Operation;
const bare = { ...rename, request: {} } as const satisfies Operation;

type Asked = Parameters<typeof anEvent>[0];
const address = "192.0.2.7";
const parseRequest = <O extends Operation>(operation: O, event: HttpEvent) =>
  parsed(operation, event, address);
const asked = ({ headers, ...more }: Asked = {}) =>
  anEvent({
    path: { name: "base1" },
    body: {},
    headers: { "if-match": '"v3"', ...headers },
    ...more,
  });
function refusalOf(operation: Operation, event: Asked): DomainError {
  try {
    parseRequest(operation, asked(event));
  } catch (error) {
    return error as DomainError;
  }
  throw new Error("It was not refused.");
}

test("a request is everything that the operation reads, parsed", () => {
  const headers = { "idempotency-key": "k1" };
  const event = asked({ headers, query: "a%2Fb~c=1", body: { "x/y": [1] } });
  expect(parseRequest(rename, event)).toEqual({
    path: { name: "base1" },
    query: { "a/b~c": "1" },
    body: { "x/y": [1] },
    ...{ caller: undefined, address },
    ifMatch: [3],
    idempotencyKey: "k1",
  });
});

test("what an operation does not declare it does not read", () => {
  const event = asked({ headers: { "idempotency-key": "not a key" }, body: "no JSON" });
  expect(parseRequest(bare, event)).toEqual({
    ...{ path: undefined, query: {}, body: undefined },
    ...{ caller: undefined, address, ifMatch: undefined, idempotencyKey: undefined },
  });
  expect(refusalOf(bare, { query: "a=1" }).errors?.[0]?.in).toBe("query");
});

test("a write that needs a version is refused without one, unless any version will do", () => {
  const without = { path: { name: "base1" }, body: {} };
  expect(() => parseRequest(rename, anEvent(without))).toThrow(
    expect.objectContaining({
      code: "request.version_required",
      message: expect.stringContaining("test.rename needs the header If-Match"),
    }),
  );
  expect(parseRequest(lenient, anEvent(without)).ifMatch).toBeUndefined();
  for (const operation of [rename, lenient]) {
    expect(parseRequest(operation, asked({ headers: { "if-match": "*" } })).ifMatch).toBe(
      undefined,
    );
    const weak = asked({ headers: { "if-match": 'W/"v3"' } });
    expect(parseRequest(operation, weak).ifMatch).toEqual([]);
    expect(refusalOf(operation, { headers: { "if-match": "v3" } })).toMatchObject({
      code: "request.invalid",
      errors: [{ in: "header", pointer: "#/if-match", detail: 'must look like "v3"' }],
    });
  }
});

test("[API-2] the place of a mistake is a JSON pointer, and the sentence names it too", () => {
  const wrong = refusalOf(rename, { body: { "x/y": [1, "2"] } });
  expect(wrong.errors).toEqual([
    { in: "body", pointer: "#/x~1y/1", detail: expect.stringContaining("expected number") },
  ]);
  expect(wrong.message).toMatch(/^The body is not as expected at \/x~1y\/1: .*\.$/);
  const whole = refusalOf(rename, { body: "7" });
  expect(whole.errors?.[0]?.pointer).toBe("#");
  expect(whole.message).toMatch(/^The body is not as expected: /);
  const path = refusalOf(rename, { path: { name: "too long" } });
  expect(path.message).toMatch(/^The path is not as expected at \/name: /);
  expect(path.errors?.[0]).toMatchObject({ in: "path", pointer: "#/name" });
  expect(refusalOf(rename, { path: undefined as never }).errors?.[0]?.pointer).toBe("#/name");
});

test("[API-2] twenty mistakes are told at most", () => {
  const body = { "x/y": Array.from({ length: 50 }, () => "no number") };
  expect(refusalOf(rename, { body }).errors).toHaveLength(20);
});

test("a parameter that is named twice is refused by its name, also one that every object has", () => {
  expect(refusalOf(rename, { query: "a%2Fb~c=1&a%2Fb~c=1" })).toMatchObject({
    code: "request.invalid",
    message: 'The query names "a/b~c" more than once.',
    errors: [{ in: "query", pointer: "#/a~1b~0c", detail: "may stand once" }],
  });
  expect(refusalOf(rename, { query: "toString=1" }).message).toContain("not as expected");
});

test.each(["k", "x".repeat(128), "!~"])("the Idempotency-Key %j is taken", (key) => {
  const event = asked({ headers: { "idempotency-key": key } });
  expect(parseRequest(rename, event).idempotencyKey).toBe(key);
});

test.each(["", "a b", "x".repeat(129), "é"])("the Idempotency-Key %j is refused", (key) => {
  expect(refusalOf(rename, { headers: { "idempotency-key": key } })).toMatchObject({
    code: "request.invalid",
    errors: [{ in: "header", pointer: "#/idempotency-key", detail: "1 to 128 characters" }],
  });
});

test.each([9_007_199_254_740_992, 1e308, -1e308])(
  "[API-4] %d is refused for the bound that it has to keep, not for that of all whole numbers",
  (many) => {
    const bounded = {
      ...rename,
      request: {
        body: z.strictObject({ many: z.int().min(1).max(500), any: z.int().optional() }),
        query: z.strictObject({ limit: wholeNumber({ least: 1, most: 100 }) }),
      },
    } as const satisfies Operation;
    const said = (event: Asked) =>
      refusalOf(bounded, { query: "limit=1", body: { many: 1 }, ...event }).errors;
    const bound =
      many > 0 ? "Too big: expected number to be <=500" : expect.stringContaining(">=1");
    expect(said({ body: { many } })).toEqual([{ in: "body", pointer: "#/many", detail: bound }]);
    const query = `limit=${BigInt(many)}`;
    const of = many > 0 ? "must be at most 100" : "must be at least 1";
    expect(said({ query })).toEqual([{ in: "query", pointer: "#/limit", detail: of }]);
    // Where there is no other bound, this one is it.
    expect(said({ body: { many: 1, any: many } })).toMatchObject([{ pointer: "#/any" }]);
  },
);

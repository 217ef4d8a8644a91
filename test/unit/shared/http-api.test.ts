import { gunzipSync } from "node:zlib";
import type { Context } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Operation } from "#schemas/http/operation.ts";
import type { HttpResult } from "#shared/http/event.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { anEvent } from "#test/support/requests/http-event.ts";
import { noLimits } from "#test/support/requests/limits.ts";
import { read as aRead } from "#test/support/requests/operations.ts";

const rename = {
  id: "test.rename",
  method: "POST",
  path: "/test",
  summary: "",
  access: "user",
  request: {
    query: z.strictObject({ limit: z.coerce.number().int().max(100).optional() }),
    body: z.strictObject({ name: z.string().min(1), tags: z.array(z.string()).optional() }),
    ifMatch: "optional",
    idempotencyKey: true,
  },
  response: { status: 200, body: z.object({ name: z.string() }) },
  problems: [],
} as const satisfies Operation;

const read = { ...aRead, cache: "max-age=60" } as const satisfies Operation;

const handler = httpApi(
  [
    route(
      rename,
      async () => ({}),
      async ({ body }) => {
        if (body.name === "forbidden") throw new DomainError("request.forbidden", "Not that name.");
        if (body.name === "crash") throw new Error("secret of the database");
        return { body: { name: body.name } };
      },
    ),
    route(
      read,
      async () => ({}),
      async () => ({ body: { text: "x".repeat(5000) } }),
    ),
  ],
  { limits: noLimits },
);

const call = async (event: Parameters<typeof anEvent>[0]): Promise<HttpResult> =>
  handler(
    anEvent({ routeKey: "POST /test", userId: "user-1", ...event }),
    {} as unknown as Context,
  ) as Promise<HttpResult>;

const problemOf = (result: HttpResult) => JSON.parse(result.body ?? "{}");

describe("[API-4] a bad request", () => {
  test.each([
    ["another content type", { headers: { "content-type": "text/plain" }, body: "x" }, 415],
    ["no body", { body: "" }, 400],
    ["no JSON", { body: "{name" }, 400],
    ["invalid UTF-8", { body: Buffer.from([0x22, 0xff, 0x22]) }, 400],
    ["a body over the limit", { body: { name: "x".repeat(70_000) } }, 413],
    ["a body too deep", { body: `${"[".repeat(50)}${"]".repeat(50)}` }, 400],
    ["a wrong type", { body: { name: 7 } }, 400],
    ["an unknown field", { body: { name: "x", admin: true } }, 400],
    ["a repeated query parameter", { body: { name: "x" }, query: "limit=1&limit=2" }, 400],
    ["an unknown query parameter", { body: { name: "x" }, query: "lmit=1" }, 400],
    ["an absurd limit", { body: { name: "x" }, query: "limit=1e9" }, 400],
    ["an If-Match without quotes", { body: { name: "x" }, headers: { "if-match": "v3" } }, 400],
    ["a key with spaces", { body: { name: "x" }, headers: { "idempotency-key": "a b" } }, 400],
  ])("with %s is refused with the reason", async (_name, event, status) => {
    const result = await call(event as Parameters<typeof anEvent>[0]);
    expect(result.statusCode).toBe(status);
    expect(result.headers?.["content-type"]).toBe("application/problem+json");
    expect(problemOf(result)).toMatchObject({ status, detail: expect.stringMatching(/\.$/) });
  });

  test("[API-2] is told the field by a JSON pointer", async () => {
    const result = await call({ body: { name: "x", tags: ["a", 7] } });
    expect(problemOf(result).errors).toEqual([
      { in: "body", pointer: "#/tags/1", detail: expect.stringContaining("expected string") },
    ]);
  });

  test("of any JSON value never crashes the handler", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const result = await call({ body: JSON.stringify(value) });
        expect(result.statusCode).toBeLessThan(500);
      }),
    );
  });
});

describe("[API-2] an error", () => {
  test("of the domain speaks for itself", async () => {
    expect(problemOf(await call({ body: { name: "forbidden" } }))).toMatchObject({
      type: "urn:cardlake:problem:request.forbidden",
      status: 403,
      detail: "Not that name.",
      instance: "request-1",
    });
  });

  test("of ours keeps its message to itself", async () => {
    const result = await call({ body: { name: "crash" } });
    expect(result.statusCode).toBe(500);
    expect(result.body).not.toContain("secret");
  });
});

describe("who is asking", () => {
  test("is refused without a token's subject", async () => {
    expect((await call({ body: { name: "x" }, userId: "" })).statusCode).toBe(401);
  });

  const admin = httpApi(
    [
      route(
        { ...read, access: "admin" },
        async () => ({}),
        async () => ({ body: { text: "ok" } }),
      ),
    ],
    { limits: noLimits },
  );

  test.each([
    [undefined, 403],
    ["[staff]", 403],
    ["[administrators]", 403],
    ["[admin]", 200],
    ["[staff admin]", 200],
  ])("with the groups %s gets %i from an admin route", async (groups, status) => {
    const event = anEvent({ routeKey: "GET /read", userId: "u", ...(groups && { groups }) });
    const result = (await admin(event, {} as unknown as Context)) as HttpResult;
    expect(result.statusCode).toBe(status);
  });
});

describe("[API-3] an answer", () => {
  const readWith = (headers: Record<string, string>) => call({ routeKey: "GET /read", headers });

  test("is not sent again to a caller who has it", async () => {
    const first = await readWith({});
    const etag = String(first.headers?.["etag"]);
    const second = await readWith({ "if-none-match": `"other", W/${etag}` });
    expect(second).toMatchObject({ statusCode: 304, headers: { etag } });
    expect(second.body).toBeUndefined();
    // A cache chooses by it also after it was told that nothing has changed.
    expect(second.headers).toEqual(
      first.headers && { ...first.headers, "content-type": undefined },
    );
  });

  test("is compressed for a caller who takes gzip, and for no other", async () => {
    const zipped = await readWith({ "accept-encoding": "br, gzip" });
    expect(zipped.headers?.["content-encoding"]).toBe("gzip");
    const text = gunzipSync(Buffer.from(String(zipped.body), "base64")).toString();
    expect(text).toBe((await readWith({ "accept-encoding": "gzip;q=0" })).body);
  });

  test("of an unknown route is a 404 that names what was asked for", async () => {
    const result = await call({ routeKey: "$default", method: "PUT", rawPath: "/v1/nowhere" });
    expect(result.statusCode).toBe(404);
    expect(problemOf(result)).toMatchObject({
      code: "request.no_such_route",
      detail: "Nothing answers PUT /v1/nowhere.",
    });
  });

  test.each([
    ["/v2/cards/", "q=name:a%20b", "../cards?q=name:a%20b"],
    ["/v2/cards/base1-4/", "", "../base1-4"],
  ])("of %s?%s leads to %s, as old programs write it", async (rawPath, query, location) => {
    const asked = { routeKey: "$default", method: "GET", rawPath, query };
    expect(await call(asked)).toMatchObject({ statusCode: 308, headers: { location } });
    const { pathname } = new URL(location, `https://host.test/stage${rawPath}`);
    expect(`${pathname}/`).toBe(`/stage${rawPath}`);
    expect((await call({ ...asked, method: "POST" })).statusCode).toBe(404);
  });

  test.each(["/v1/cards/", "/v2/", "/v2//", "/v2/cards//"])(
    "of %s leads nowhere",
    async (rawPath) => {
      const { statusCode } = await call({ routeKey: "$default", method: "GET", rawPath });
      expect(statusCode).toBe(404);
    },
  );

  test.each(["/v2", "/v2/", "/v2/nothing"])("of %s has the old shape", async (rawPath) => {
    const { body } = await call({ routeKey: "$default", method: "GET", rawPath });
    expect(JSON.parse(String(body))).toMatchObject({ error: { code: 404 } });
  });

  test("to HEAD is that to GET without the body", async () => {
    const { body, isBase64Encoded: _encoded, ...head } = await readWith({});
    expect(body).not.toBe("");
    const answer = await call({ routeKey: "HEAD /read" });
    expect(answer).toEqual(head);
    const refused = await call({ routeKey: "$default", method: "HEAD", rawPath: "/nowhere" });
    expect(refused).toMatchObject({ statusCode: 404 });
    expect(refused.body).toBeUndefined();
  });
});

import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as z from "zod";
import type { Operation } from "#schemas/http/operation.ts";
import { respond, respondProblem } from "#shared/http/respond.ts";
import { anEvent } from "#test/support/requests/http-event.ts";
import { read } from "#test/support/requests/operations.ts";

const write = { ...read, method: "POST", response: { ...read.response, status: 201 } } as const;
const plain = {
  ...read,
  response: { status: 200, body: z.string(), contentType: "text/html" },
} as const satisfies Operation;
const silent = { ...read, method: "DELETE", response: { status: 204 } } as const;

const bytesOf = (length: number) => ({ text: "x".repeat(length - '{"text":""}'.length) });
const asking = (headers: Record<string, string> = {}) => anEvent({ headers });

test("a body is worth compressing from 1024 bytes on, counted as bytes", () => {
  const encodingOf = (body: { text: string }) =>
    respond(read, asking({ "accept-encoding": "gzip" }), { body }).headers?.["content-encoding"];
  expect(encodingOf(bytesOf(1_023))).toBeUndefined();
  expect(encodingOf(bytesOf(1_024))).toBe("gzip");
  expect(encodingOf({ text: "é".repeat(600) })).toBe("gzip");
});

test.each([
  ["gzip", true],
  ["GZIP", true],
  ["br;q=1, gzip;q=0.5", true],
  ["gzip;q=0.01", true],
  ["gzip;q=0", false],
  ["gzip ; q=0.000", false],
  ["gzip;q=0.0, br", false],
  ["br", false],
  ["gzipped", false],
  ["", false],
])("who accepts %j gets gzip: %s", (accepted, isGzip) => {
  const answer = respond(read, asking({ "accept-encoding": accepted }), { body: bytesOf(2_000) });
  expect(answer.headers?.["content-encoding"]).toBe(isGzip ? "gzip" : undefined);
  expect(answer.isBase64Encoded ?? false).toBe(isGzip);
  expect(answer.headers?.["vary"]).toBe("accept-encoding");
});

test("only what is read has a tag of its own, and it changes with the body", () => {
  const tagOf = (operation: typeof read | typeof write, text: string) =>
    respond(operation, asking(), { body: { text } }).headers?.["etag"];
  expect(tagOf(read, "a")).toMatch(/^"[0-9a-f]{32}"$/);
  expect(tagOf(read, "a")).toBe(tagOf(read, "a"));
  expect(tagOf(read, "b")).not.toBe(tagOf(read, "a"));
  expect(tagOf(write, "a")).toBeUndefined();
  const own = respond(write, asking(), { body: { text: "a" }, etag: "v3" });
  expect(own.headers?.["etag"]).toBe('"v3"');
});

test("a write is answered in full to whoever has what it answers", () => {
  const event = asking({ "if-none-match": '"v3"' });
  const answer = respond(write, event, { body: { text: "a" }, etag: "v3" });
  expect(answer).toMatchObject({ statusCode: 201, body: '{"text":"a"}' });
});

test("an answer says its type, and is kept by nobody unless the operation says for how long", () => {
  expect(respond(read, asking(), { body: { text: "a" } }).headers).toMatchObject({
    "content-type": "application/json",
    "cache-control": "no-store",
  });
  const kept = { ...read, cache: "max-age=60" } as const;
  const headers = { location: "/v1/read" };
  expect(respond(kept, asking(), { body: { text: "a" }, headers }).headers).toMatchObject({
    "cache-control": "max-age=60",
    location: "/v1/read",
  });
  const page = respond(plain, asking(), { body: "<p>" });
  expect(page).toMatchObject({ headers: { "content-type": "text/html" }, body: "<p>" });
});

test("a repetition may be answered with another status, and nothing with no body", () => {
  expect(respond(write, asking(), { body: { text: "a" }, status: 200 }).statusCode).toBe(200);
  const nothing = respond(silent, asking(), { body: undefined });
  expect(nothing).toEqual({ statusCode: 204, headers: { "cache-control": "no-store" } });
});

test("an answer that does not fit its schema never leaves", () => {
  const body = { text: 7 } as unknown as { text: string };
  expect(() => respond(read, asking(), { body })).toThrow(z.ZodError);
});

test("a text that Lambda could not answer with is packed, whether or not it was asked for so", () => {
  const answerOf = (text: string, headers: Record<string, string> = {}) =>
    respond(plain, asking(headers), { body: text });
  const sizeOf = (answer: object) => Buffer.byteLength(JSON.stringify(answer));
  // In JSON each quote takes two bytes, and each control character six.
  for (const text of ["x".repeat(6_300_000), '"'.repeat(3_200_000), "\u0001".repeat(1_100_000)]) {
    for (const accepted of [undefined, "identity"]) {
      const answer = answerOf(text, accepted === undefined ? {} : { "accept-encoding": accepted });
      expect(answer.headers?.["content-encoding"]).toBe("gzip");
      expect(sizeOf(answer)).toBeLessThan(6_291_556);
      expect(gunzipSync(Buffer.from(answer.body ?? "", "base64")).toString() === text).toBe(true);
    }
  }
  const fits = answerOf("x".repeat(6_190_000));
  expect(fits.headers?.["content-encoding"]).toBeUndefined();
  expect(sizeOf(fits)).toBeLessThan(6_291_556);
});

test("a large body is packed in a hurry, a small one well", () => {
  const packed = (body: { text: string }) => {
    const answer = respond(read, asking({ "accept-encoding": "gzip" }), { body });
    return Buffer.from(answer.body ?? "", "base64");
  };
  // The ninth byte says how hard zlib tried: 4 is as fast as it can [RFC 1952, 2.3].
  const [small, large] = [packed(bytesOf(65_536)), packed(bytesOf(65_537))];
  expect([small[8], large[8]]).toEqual([0, 4]);
  expect(gunzipSync(large).toString()).toBe(JSON.stringify(bytesOf(65_537)));
});

test("what lies ready in gzip is sent as it is, or unpacked for whoever takes none", () => {
  const gzipped = gzipSync("ready");
  const reply = {
    body: undefined as never,
    etag: "v1",
    ready: { gzipped, contentType: "text/plain" },
  };
  const packed = respond(read, asking({ "accept-encoding": "gzip" }), reply);
  expect(packed).toMatchObject({
    statusCode: 200,
    isBase64Encoded: true,
    headers: {
      ...{ "content-encoding": "gzip", "content-type": "text/plain", etag: '"v1"' },
      vary: "accept-encoding",
    },
  });
  expect(gunzipSync(Buffer.from(packed.body ?? "", "base64")).toString()).toBe("ready");
  const unpacked = respond(read, asking(), reply);
  expect(unpacked).toMatchObject({ body: "ready", headers: { vary: "accept-encoding" } });
  expect(unpacked.headers).not.toHaveProperty("content-encoding");
  const known = respond(read, asking({ "if-none-match": '"v1"' }), reply);
  expect(known).toMatchObject({ statusCode: 304, headers: { vary: "accept-encoding" } });
  expect(known.body).toBeUndefined();
});

test("a problem is kept by nobody, whatever it says beside", () => {
  const problem = { type: "t", title: "T", status: 429, instance: "i", code: "internal" } as const;
  expect(respondProblem(asking(), problem, { "retry-after": "2" })).toEqual({
    statusCode: 429,
    headers: {
      ...{ "content-type": "application/problem+json", "cache-control": "no-store" },
      ...{ "retry-after": "2", vary: "accept-encoding" },
    },
    body: JSON.stringify(problem),
  });
});

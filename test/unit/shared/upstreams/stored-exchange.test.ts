import { expect, test } from "vitest";
import { sha256 } from "#shared/kernel/hash.ts";
import {
  type Exchange,
  hashOf,
  type LargeBody,
  lengthOf,
  snippetOf,
  storableRequest,
  verdictOf,
  withoutSecrets,
} from "#shared/upstreams/exchange.ts";

const base = { requestedAt: "2026-02-01T06:00:00.000Z", durationMs: 1 };
const answer = (contentType: string, body: string): Exchange => ({
  ...{ ...base, status: 200, headers: { contentType } },
  bytes: Buffer.from(body),
});
const large = (head: string, tail: string): LargeBody => ({
  ...{ length: 5_000, sha256: "a".repeat(64), path: "/nowhere", gzippedLength: 9 },
  ...{ head: Buffer.from(head), tail: Buffer.from(tail), discard: async () => {} },
});
const reasonOf = (exchange: Partial<Exchange>, tags = {}) => {
  const verdict = verdictOf({ ...base, ...exchange }, tags);
  return verdict.kind === "failed" ? verdict.failure : verdict.kind;
};

test.each([
  [{}, "transient", "No answer came."],
  [{ status: 200, error: "cut short" }, "transient", "cut short"],
  [{ status: 401 }, "auth", "The upstream said 401."],
  [{ status: 408 }, "transient", "The upstream said 408."],
  [{ status: 500 }, "transient", "The upstream said 500."],
  [{ status: 499 }, "permanent", "The upstream said 499."],
  [{ status: 204 }, "permanent", "The upstream said 204."],
  [{ status: 200 }, "transient", "The body is empty."],
  [answer("application/xhtml+xml", "<p>"), "transient", "(application/xhtml+xml)"],
  [answer(" Text/HTML ; charset=utf-8", "{}"), "transient", "(text/html)"],
  [answer("application/json", '{"a":'), "transient", "The body is not whole JSON."],
])("[LAKE-5] %j is no data, and says why", (exchange, errorClass, reason) => {
  expect(reasonOf(exchange)).toEqual({ errorClass, reason: expect.stringContaining(reason) });
});

test("a 304 is an answer to whoever said either thing that he has", () => {
  expect(reasonOf({ status: 304 }, { lastModified: "yesterday" })).toBe("not_modified");
  expect(reasonOf({ status: 304 }, { etag: '"1"' })).toBe("not_modified");
});

test("[LAKE-5] of a long body, how it begins and ends tells whether it is whole JSON", () => {
  const said = (head: string, tail: string, contentType = "application/json") =>
    reasonOf({ status: 200, headers: { contentType }, large: large(head, tail) });
  for (const [head, tail] of [
    ['{"a":1', "2}"],
    [" \n[1,2", "3 ] \n"],
  ] as const) {
    expect(said(head, tail)).toBe("data");
  }
  const cut = { errorClass: "transient", reason: "The body is not whole JSON." };
  expect(said('x{"a":1', "2}")).toEqual(cut);
  expect(said('{"a":1', "2}x")).toEqual(cut);
  expect(said("a,b", "1,2", "text/csv")).toBe("data");
});

test("a body says its hash and length, also when it was put aside, and how it begins", () => {
  const short = answer("text/plain", "a\u0000bc");
  expect([hashOf(short), lengthOf(short)]).toEqual([sha256(short.bytes ?? ""), 4]);
  expect(snippetOf(short)).toEqual({ snippet: "abc" });
  expect(snippetOf(answer("text/plain", "a".repeat(3_000))).snippet).toHaveLength(2_048);
  const long = { ...base, large: large("head", "tail") };
  expect([hashOf(long), lengthOf(long)]).toEqual(["a".repeat(64), 5_000]);
  expect(snippetOf(long)).toEqual({ snippet: "head" });
  expect([hashOf(base), lengthOf(base)]).toEqual([undefined, undefined]);
  expect([snippetOf(base), snippetOf(answer("text/plain", ""))]).toEqual([{}, {}]);
});

test("[ING-6] a stored request says what was asked, and not who asked", () => {
  expect(
    storableRequest({ url: "http://x/a?key=1", headers: { authorization: "Bearer 1" } }),
  ).toEqual({ method: "GET", url: "http://x/a?key=removed" });
  const post = { method: "POST", url: "http://x/a", body: "fields name;" } as const;
  expect(storableRequest(post)).toEqual(post);
});

test.each(["key", "token", "access_token", "API-KEY", "apikey", "sig", "signature", "password"])(
  "[ING-6] a query's %s is not stored",
  (name) => {
    expect(withoutSecrets(`http://x/?page=2&${name}=s3cr3t`)).toBe(
      `http://x/?page=2&${name}=removed`,
    );
  },
);

test("an address without secrets is stored as it was asked for", () => {
  expect(withoutSecrets("http://x/A%20b")).toBe("http://x/A%20b");
  expect(withoutSecrets("http://x/?monkey=1&keys=2")).toBe("http://x/?monkey=1&keys=2");
  expect(withoutSecrets("http://me@x/")).toBe("http://x/");
});

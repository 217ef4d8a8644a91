import { describe, expect, test } from "vitest";
import {
  foundIn,
  pictureVerdict,
  retryAfterSeconds,
} from "#functions/images/pictures/picture-exchange.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const answered = (
  status: number,
  headers: Exchange["headers"] = {},
  more: Partial<Exchange> = {},
) =>
  foundIn(
    { requestedAt: now.toISOString(), durationMs: 1, status, headers, ...more },
    "https://pictures.test/a",
  );

const refusing = [400, 401, 403, 407, 418, 426, 451];
const troubled = [408, 425, 429, 500, 503];
const reason = (status: number) => `pictures.test answered with ${status}.`;

test.each<{ status: number; meaning: object }>([
  { status: 404, meaning: { kind: "absent" } },
  { status: 410, meaning: { kind: "absent" } },
  { status: 304, meaning: { kind: "unchanged" } },
  ...refusing.map((status) => ({ status, meaning: { kind: "refused", reason: reason(status) } })),
  ...troubled.map((status) => ({ status, meaning: { kind: "failed", reason: reason(status) } })),
])("a source that answers $status says $meaning.kind", ({ status, meaning }) => {
  expect(answered(status)).toEqual(meaning);
});

test("only trouble may ask for a pause", () => {
  const header = { retryAfter: "30" };
  expect(answered(503, header)).toMatchObject({ kind: "failed", retryAfterSeconds: 30 });
  expect(answered(403, header)).not.toHaveProperty("retryAfterSeconds");
});

test.each([
  ["30", 30],
  [" 30 ", 30],
  ["Sun, 01 Feb 2026 06:00:30 GMT", 30],
  ["0", undefined],
  ["Sun, 01 Feb 2026 06:00:00 GMT", undefined],
  ["Sat, 31 Jan 2026 06:00:00 GMT", undefined],
  ["soon", undefined],
  ["3x", undefined],
  ["", undefined],
  [" ", undefined],
  [null, undefined],
])("Retry-After %j is a pause of %s seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});

test("a pause until a moment within a second is a whole second", () => {
  const justBefore = new Date("2026-02-01T05:59:59.400Z");
  expect(retryAfterSeconds("Sun, 01 Feb 2026 06:00:00 GMT", justBefore)).toBe(1);
});

test("a picture comes with the tags that it can be asked for again with", () => {
  const tags = { etag: '"1"', lastModified: "Sun, 01 Feb 2026 05:00:00 GMT" };
  const bytes = Buffer.from("bytes");
  expect(answered(200, tags, { bytes })).toEqual({ kind: "picture", bytes, ...tags });
  expect(answered(200, {}, { bytes })).toMatchObject({ etag: undefined, lastModified: undefined });
});

test("a picture that is too long is none, whatever else is wrong with it", () => {
  const error = "The body has more than 20971520 bytes.";
  expect(answered(200, {}, { error, isTooLong: true })).toEqual({
    kind: "unusable",
    reason: "The picture has more than 20971520 bytes.",
  });
});

describe("of its host an exchange says", () => {
  const verdict = (exchange: Partial<Exchange>, tags = {}) =>
    pictureVerdict({ requestedAt: now.toISOString(), durationMs: 1, ...exchange }, tags);
  const failed = (errorClass: string) => ({ kind: "failed", failure: { errorClass } });

  test.each<{ exchange: Partial<Exchange>; meaning: object; tags?: object }>([
    { exchange: {}, meaning: failed("transient") },
    { exchange: { error: "reset" }, meaning: failed("transient") },
    { exchange: { status: 200, error: "cut short" }, meaning: failed("transient") },
    { exchange: { status: 503 }, meaning: failed("transient") },
    { exchange: { status: 429 }, meaning: failed("quota") },
    // None of these opens a circuit: the host is well.
    { exchange: { status: 403 }, meaning: failed("permanent") },
    { exchange: { status: 401 }, meaning: failed("permanent") },
    { exchange: { status: 404 }, meaning: failed("permanent") },
    { exchange: { status: 404, error: "too long" }, meaning: failed("permanent") },
    { exchange: { status: 302, location: "/b" }, meaning: failed("permanent") },
    { exchange: { status: 200, error: "long", isTooLong: true }, meaning: failed("permanent") },
    { exchange: { status: 304 }, meaning: failed("permanent") },
    { exchange: { status: 304 }, tags: { etag: '"1"' }, meaning: { kind: "not_modified" } },
    { exchange: { status: 200, bytes: Buffer.from("<html>") }, meaning: { kind: "data" } },
  ])("$exchange means $meaning", ({ exchange, meaning, tags }) => {
    expect(verdict(exchange, tags)).toMatchObject(meaning);
  });

  test("what a redirection leads to is told without secrets", () => {
    for (const location of ["https://cdn.test/a?token=abc", "/a?sig=abc"]) {
      expect(JSON.stringify(verdict({ status: 302, location }))).not.toContain("abc");
    }
  });
});

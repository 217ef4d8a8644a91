import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bodyFields,
  bytesOf,
  retryAfterMs,
  verdictOf,
  withoutSecrets,
} from "#shared/upstreams/exchange.ts";

const base = { requestedAt: "2026-02-01T06:00:00.000Z", durationMs: 1 };
const json = { contentType: "application/json; charset=utf-8" };

test.each([
  [{ error: "reset" }, "transient"],
  [{ status: 429 }, "quota"],
  [{ status: 403 }, "auth"],
  [{ status: 404 }, "permanent"],
  [{ status: 503 }, "transient"],
  // Nobody had said what he has, so nothing can be unchanged.
  [{ status: 304 }, "transient"],
  [{ status: 200, headers: { contentType: "text/html" }, bytes: Buffer.from("<p>") }, "transient"],
  [{ status: 200, headers: json, bytes: Buffer.from('{"a":') }, "transient"],
  [{ status: 200, headers: json, bytes: Buffer.alloc(0) }, "transient"],
])("%o is a failure of class %s", (exchange, errorClass) => {
  expect(verdictOf({ ...base, ...exchange }, {})).toMatchObject({ failure: { errorClass } });
});

test("whole JSON and plain text are data, an empty 304 is none needed", () => {
  const text = { contentType: "text/plain" };
  expect(
    verdictOf({ ...base, status: 200, headers: json, bytes: Buffer.from("{}") }, {}).kind,
  ).toBe("data");
  expect(
    verdictOf({ ...base, status: 200, headers: text, bytes: Buffer.from("a,b") }, {}).kind,
  ).toBe("data");
  expect(verdictOf({ ...base, status: 304 }, { etag: '"1"' }).kind).toBe("not_modified");
});

test("[LAKE-1] any bytes come back from a line as they were", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const line = JSON.parse(JSON.stringify(bodyFields(Buffer.from(bytes))));
      expect(bytesOf(line).equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

test("Retry-After is read as seconds or as a date", () => {
  const now = new Date("2026-02-01T06:00:00.000Z");
  expect(retryAfterMs("3", now)).toBe(3000);
  expect(retryAfterMs("Sun, 01 Feb 2026 06:00:10 GMT", now)).toBe(10_000);
  expect(retryAfterMs("soon", now)).toBeUndefined();
});

test.each(["31536000", "1e300", "Fri, 01 Jan 9999 00:00:00 GMT", "Infinity"])(
  "[ING-4] an upstream that asks for %s is left alone for a day",
  (header) => {
    expect(retryAfterMs(header, new Date(base.requestedAt))).toBe(86_400_000);
  },
);

test.each(["-1", "-1e300", "Thu, 01 Jan 1970 00:00:00 GMT", ""])(
  "a Retry-After of “%s” asks for no pause",
  (header) => {
    expect(retryAfterMs(header, new Date(base.requestedAt))).toBe(0);
  },
);

test("[ING-6] secrets do not reach a stored address", () => {
  const stored = withoutSecrets("https://me:word@cards.test/a?api_key=s3cr3t&page=2");
  expect(stored).toBe("https://cards.test/a?api_key=removed&page=2");
});

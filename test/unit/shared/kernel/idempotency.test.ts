import { expect, test } from "vitest";
import {
  hashOfRequest,
  keyReused,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";

test("a request without a key leaves no note", () => {
  expect(requestNote(undefined, { name: "Binder" })).toBeUndefined();
});

test("equal requests have equal notes, in whatever order their fields came", () => {
  expect(requestNote("key", { a: 1, b: 2 })).toEqual(requestNote("key", { b: 2, a: 1 }));
  expect(requestNote("key", { a: 1 })?.requestHash).toBe(hashOfRequest({ a: 1 }));
  expect(requestNote("key", 1)?.keyHash).not.toBe(requestNote("other", 1)?.keyHash);
});

test("a repetition passes, and another request under its key does not", () => {
  const [mine, other] = [hashOfRequest("mine"), hashOfRequest("other")];
  expect(() => refuseOtherRequest({ requestHash: mine }, { requestHash: mine })).not.toThrow();
  for (const before of [{ requestHash: other }, {}]) {
    expect(() => refuseOtherRequest({ requestHash: mine }, before)).toThrow(
      expect.objectContaining({ code: "request.key_reused" }),
    );
  }
});

test("a reused key is named as the header that is wrong, with the way out", () => {
  expect(keyReused()).toMatchObject({
    message: expect.stringContaining("use a new key for a new request"),
    errors: [{ in: "header", pointer: "#/idempotency-key", detail: "belongs to another request" }],
  });
});

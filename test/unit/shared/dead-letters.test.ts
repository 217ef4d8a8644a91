import fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenSeconds, reasonText } from "#shared/events/dead-letters.ts";

/** SQS counts its twelve hours from when the message was received, and a function may run a quarter of one. */
const leftAfterWork = 12 * 3_600 - 15 * 60;

test.each([
  [-5, 0],
  [0, 0],
  [1.2, 2],
  [43_200, leftAfterWork],
  [1e12, leftAfterWork],
  [Number.POSITIVE_INFINITY, leftAfterWork],
])("[OPS-8] a message that is to wait %d seconds is hidden for %d", (seconds, hidden) => {
  expect(hiddenSeconds(seconds)).toBe(hidden);
});

test("a reason that SQS takes stays as it is", () => {
  const reason = "card:xyz: hp must be a number (δ ★ 🂡) – “é”";
  expect(reasonText(reason)).toBe(reason);
});

test("a reason is never cut within a letter, and never empty", () => {
  expect(reasonText(`${"x".repeat(1_999)}🂡`)).toBe("x".repeat(1_999));
  expect(reasonText("\u0000\uFFFF\uD83C")).toBe("unknown");
});

test("[OPS-8] whatever an error says, SQS takes its reason", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3_000 }), (reason) => {
      const text = reasonText(reason);
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(2_000);
      // The characters that SQS documents for message bodies and attribute values.
      expect(text).toMatch(/^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+$/u);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { isDue, rollingDays, sliceOf } from "#functions/sources/fetching/due-requests.ts";

const dayMs = 86_400_000;
const checkedAt = "2026-02-01T06:00:00.000Z";
const listed = { name: "card:base1-4", mark: "m" };
const context = (daysLater: number, mode: "due" | "full" = "due") => {
  const now = new Date(Date.parse(checkedAt) + daysLater * dayMs);
  return { mode, now, startedAt: new Date(now.getTime() - 1000).toISOString() };
};

test.each([
  ["it was never asked for", undefined, true],
  ["the list says something else of it", { checkedAt, mark: "other" }, true],
  ["it failed", { checkedAt, mark: "m", failed: true as const }, true],
])("a name is due when %s", (_why, answer, expected) => {
  expect(isDue(listed, answer, context(0))).toBe(expected);
});

test("a full run asks for everything once", () => {
  const answer = { checkedAt, mark: "m" };
  expect(isDue(listed, answer, context(0.01, "full"))).toBe(true);
  const during = { ...context(0.01, "full"), startedAt: "2026-02-01T05:59:00.000Z" };
  expect(isDue(listed, answer, during)).toBe(false);
});

test("any name is due on exactly one of seven days in a row", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 5000 }), (name, first) => {
      const start = Date.parse(checkedAt) + first * dayMs;
      // Asked again whenever it is due, as a daily run does.
      let last = new Date(start - dayMs).toISOString();
      let asked = 0;
      for (let day = 0; day < rollingDays; day += 1) {
        const now = new Date(start + day * dayMs);
        const answer = { checkedAt: last, mark: "m" };
        const due = { mode: "due" as const, now, startedAt: now.toISOString() };
        if (!isDue({ name, mark: "m" }, answer, due)) continue;
        asked += 1;
        last = now.toISOString();
      }
      expect(asked).toBe(1);
    }),
  );
});

test("a day that no run happened on is made up for", () => {
  expect(isDue(listed, { checkedAt, mark: "m" }, context(rollingDays + 1))).toBe(true);
});

test("the cards of a set spread over the week", () => {
  const counts = Array.from({ length: rollingDays }, () => 0);
  for (let card = 1; card <= 700; card += 1) {
    const slice = sliceOf(`card:base1-${card}`);
    counts[slice] = (counts[slice] ?? 0) + 1;
  }
  expect(Math.max(...counts)).toBeLessThan(160);
});

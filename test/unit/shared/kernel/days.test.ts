import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAfter, daysBetween, utcDay } from "#shared/kernel/days.ts";

test("a day is that of UTC, whatever the hour", () => {
  expect(utcDay(new Date("2026-03-29T23:59:59.999Z"))).toBe("2026-03-29");
});

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-01-01", -1, "2025-12-31"],
])("from %s %i days lead to %s", (day, days, wanted) => {
  expect(dayAfter(day, days)).toBe(wanted);
});

test("so many days after a day lie that many days between", () => {
  const days = fc.integer({ min: -20_000, max: 20_000 });
  fc.assert(
    fc.property(days, (count) => {
      expect(daysBetween("2026-02-01", dayAfter("2026-02-01", count))).toBe(count);
    }),
  );
});

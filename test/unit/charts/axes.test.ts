import fc from "fast-check";
import { expect, test } from "vitest";
import { axisMoney } from "#functions/charts/chart-text.ts";
import { dayTicks } from "#functions/charts/day-axis.ts";
import { moneyAxis } from "#functions/charts/money-axis.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { pointsOf } from "#test/support/pictures/some-chart.ts";

test("an axis of amounts holds all of them, in whole units and even steps, with as many lines as there is room for", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000_000 }), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 2, max: 12 }), (given, lines) => {
      const { low, high, ticks } = moneyAxis(pointsOf(...given), lines);
      expect(low).toBeLessThanOrEqual(Math.min(...given));
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(Math.max(...given));
      expect(high).toBeGreaterThan(low);
      expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(lines + 3);
      const steps = new Set(ticks.slice(1).map((tick, at) => tick - (ticks[at] ?? 0)));
      expect(steps.size).toBe(1);
    }),
  );
});

test("[PRC-7] what nothing has confirmed counts for the axis only where there is nothing else", () => {
  const odd = { day: "2026-08-09", amount: 90_000, isUnconfirmed: true as const };
  expect(moneyAxis([...pointsOf(100, 120), odd], 5)).toEqual(moneyAxis(pointsOf(100, 120), 5));
  expect(moneyAxis([odd], 5).high).toBeGreaterThanOrEqual(90_000);
});

test.each([
  ["2026-08-16", "2026-08-22", ["16 Aug", "22 Aug"], 7],
  ["2026-07-24", "2026-08-22", ["25 Jul", "22 Aug"], 5],
  ["2025-08-23", "2026-08-22", ["Sep", "Aug"], 12],
  ["2016-08-23", "2026-08-22", ["2017", "2026"], 10],
])("days from %s to %s are named %j, %i of them", (from, to, ends, length) => {
  const ticks = dayTicks(from, to, 12);
  expect([ticks[0]?.label, ticks.at(-1)?.label]).toEqual(ends);
  expect(ticks).toHaveLength(length);
});

test("the first month of a year says which year it is", () => {
  const labels = dayTicks("2025-08-23", "2026-08-22", 12).map(({ label }) => label);
  expect(labels.slice(3, 6)).toEqual(["Dec", "2026", "Feb"]);
});

test("days that are named lie within the chart, in order, and are no more than there is room for", () => {
  const days = fc.integer({ min: 1, max: 11_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: 2, max: 20 }), (length, most) => {
      const from = dayAfter("2026-08-22", -length);
      const found = dayTicks(from, "2026-08-22", most).map(({ day }) => day);
      expect(found.length).toBeLessThanOrEqual(most);
      expect(found.length).toBeGreaterThanOrEqual(2);
      expect(found.every((day) => day >= from && day <= "2026-08-22")).toBe(true);
      expect(found.toSorted()).toEqual(found);
    }),
  );
});

test("an axis has cents where one of its amounts has, and none where none has", () => {
  expect(axisMoney([100, 150, 200], "USD")).toEqual(["$1.00", "$1.50", "$2.00"]);
  expect(axisMoney([100, 200], "USD")).toEqual(["$1", "$2"]);
  expect(axisMoney([100, 150], "JPY")).toEqual(["¥100", "¥150"]);
});

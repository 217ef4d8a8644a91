import { describe, expect, test } from "vitest";
import { fewestDays, hardlyEver } from "#functions/alerts/warning/hardly-ever.ts";
import type { Line } from "#schemas/alerts/line.ts";
import { dayAfter } from "#shared/kernel/days.ts";

const first = "2025-01-01";
const daily = (...amounts: readonly number[]) =>
  amounts.map((amount, at) => ({ day: dayAfter(first, at), atMs: at, amount }));
const below = (amount: number): Line => ({ kind: "at_or_below", amount });
const above = (amount: number): Line => ({ kind: "at_or_above", amount });
/** Between 1,000 and 1,099, a cent more each day, with a record on either side long ago. */
const path = daily(900, 1_200, ...Array.from({ length: 498 }, (_none, at) => 1_000 + (at % 100)));

describe("[ALR-6] a line is hardly ever met", () => {
  test("below half of the lowest price of all time", () => {
    expect(hardlyEver(below(450), path)).toBeUndefined();
    expect(hardlyEver(below(449), path)).toMatchObject({ record: { amount: 900, day: first } });
  });

  test("above twice the highest price of all time", () => {
    expect(hardlyEver(above(2_400), path)).toBeUndefined();
    const record = { amount: 1_200, day: dayAfter(first, 1) };
    expect(hardlyEver(above(2_401), path)).toMatchObject({ record });
  });

  test("and one is proposed that was met on a tenth of the days of the last year", () => {
    const { proposal = 0 } = hardlyEver(below(100), path) ?? {};
    const year = path.slice(-365);
    const met = year.filter(({ amount }) => amount <= proposal).length;
    expect(met / year.length).toBeGreaterThan(0.09);
    expect(met / year.length).toBeLessThan(0.15);
    expect(hardlyEver(above(9_000), path)?.proposal).toBeGreaterThan(1_080);
  });

  test("or the record, where the price is beyond that now; or none, where it is at its record", () => {
    const fallen = [...path, { day: dayAfter(first, 500), atMs: 500, amount: 950 }];
    expect(hardlyEver(below(100), fallen)?.proposal).toBe(900);
    const lowest = [...path, { day: dayAfter(first, 500), atMs: 500, amount: 890 }];
    expect(hardlyEver(below(100), lowest)).toEqual({
      record: { amount: 890, day: dayAfter(first, 500) },
    });
  });
});

test("[ALR-6] a price of less than a season says nothing of what it may be", () => {
  const season = Array.from({ length: fewestDays }, () => 1_000);
  expect(hardlyEver(below(100), daily(...season))).toBeUndefined();
  expect(hardlyEver(below(100), daily(...season, 1_000))).toBeDefined();
  expect(hardlyEver(below(100), [])).toBeUndefined();
});

test("[ALR-6] changes and records are met as they come", () => {
  for (const line of [{ kind: "all_time_low" }, { kind: "change", percent: -99, days: 1 }]) {
    expect(hardlyEver(line as Line, path)).toBeUndefined();
  }
});

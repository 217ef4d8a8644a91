import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { believed } from "#functions/prices/statistics/believed.ts";
import { changeOver } from "#functions/prices/statistics/changes.ts";
import type { DailyPrice } from "#functions/prices/statistics/daily-price.ts";
import { statisticsOf } from "#functions/prices/statistics/series-statistics.ts";
import { summaryOf } from "#functions/prices/statistics/summary.ts";
import { trendOf } from "#functions/prices/statistics/trend.ts";
import { volatilityOf } from "#functions/prices/statistics/volatility.ts";
import { Day } from "#schemas/values.ts";

const dayAt = (at: number): Day =>
  Day.parse(new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString().slice(0, 10));
/** A price a day from the first of January on; none where it says undefined. */
const series = (...amounts: readonly (number | undefined)[]): DailyPrice[] =>
  amounts.flatMap((amount, at) => (amount === undefined ? [] : [{ day: dayAt(at), amount }]));
const amountsOf = (points: readonly DailyPrice[]) => points.map(({ amount }) => amount);
const steady = (count: number, amount = 1_000) => Array.from({ length: count }, () => amount);

describe("[PRC-7] what is believed of a series", () => {
  test.each([
    ["prices that move as prices do", [1000, 1200, 900, 1500], [1000, 1200, 900, 1500], []],
    [
      "a jump of a hundred times that comes back",
      [1000, 1000, 100_000, 1000],
      [1000, 1000, 1000],
      [100_000],
    ],
    [
      "a jump that stays is a new level",
      [1000, 1000, 9000, 9500, 9200],
      [1000, 1000, 9000, 9500, 9200],
      [],
    ],
    ["a fall that stays", [9000, 9000, 1000, 1100], [9000, 9000, 1000, 1100], []],
    [
      "two jumps to different places",
      [1000, 1000, 50_000, 9000, 1000],
      [1000, 1000, 1000],
      [50_000, 9000],
    ],
    ["a last price that nobody has confirmed yet", [1000, 1000, 50_000], [1000, 1000], [50_000]],
    ["cents that multiply, since that is nothing", [2, 40, 3, 90], [2, 40, 3, 90], []],
    ["a first price, whatever it is", [100_000, 1000, 1000], [100_000, 1000, 1000], []],
    ["nothing", [], [], []],
  ])("%s", (_what, amounts, points, unconfirmed) => {
    const found = believed(series(...amounts));
    expect(amountsOf(found.points)).toEqual(points);
    expect(amountsOf(found.unconfirmed)).toEqual(unconfirmed);
  });

  test("every price is in one of both, and in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 60 }),
        (amounts) => {
          const all = series(...amounts);
          const { points, unconfirmed } = believed(all);
          const inOrder = [...points, ...unconfirmed].toSorted((a, b) => (a.day < b.day ? -1 : 1));
          expect(inOrder).toEqual(all);
          expect(points.toSorted((a, b) => (a.day < b.day ? -1 : 1))).toEqual(points);
        },
      ),
    );
  });
});

describe("[PRC-3] changes", () => {
  test("compare with the last price on or before that many days earlier", () => {
    const points = series(1000, undefined, 1100, ...steady(5, 1200), 1500);
    expect(changeOver(1, points)).toEqual({ amount: 300, percent: 25, since: dayAt(7) });
    expect(changeOver(7, points)).toEqual({ amount: 500, percent: 50, since: dayAt(0) });
  });

  test.each([
    [1, 2, true],
    [1, 3, true],
    [1, 4, false],
    [30, 33, true],
    [30, 34, false],
    [365, 402, true],
    [365, 403, false],
  ])("over %i days, a price of %i days before counts: %s", (days, ago, isKnown) => {
    const points = [
      { day: dayAt(0), amount: 100 },
      { day: dayAt(ago), amount: 150 },
    ];
    expect(changeOver(days, points)?.percent).toBe(isKnown ? 50 : undefined);
  });

  test("are rounded to hundredths of a percent, falls as rises are", () => {
    expect(changeOver(1, series(800, 801))?.percent).toBe(0.13);
    expect(changeOver(1, series(800, 799))?.percent).toBe(-0.13);
  });
});

test("[PRC-3] a summary names the first of the lowest and highest days, and rounds halves upwards", () => {
  expect(summaryOf(series(3, 1, 1, 4, undefined, 4))).toEqual({
    ...{ days: 5, average: 3, median: 3 },
    low: { day: dayAt(1), amount: 1 },
    high: { day: dayAt(3), amount: 4 },
  });
  expect(summaryOf(series(1, 2))).toMatchObject({ average: 2, median: 2 });
  expect(summaryOf([])).toBeUndefined();
});

describe("[PRC-3] volatility", () => {
  test("is 0 for a price that stands, and grows with its steps", () => {
    expect(volatilityOf(series(...steady(10)))).toBe(0);
    const swinging = (by: number) =>
      volatilityOf(series(...steady(20).map((amount, at) => amount + (at % 2) * by)));
    // One step of ln 1.1 a day for 30 days: 0.0953 × √30.
    expect(swinging(100)).toBe(52.2);
    expect(swinging(200)).toBe(99.9);
  });

  test("counts the days that a step took", () => {
    const daily = [100, 110, 100, 110, 100, 110, 100];
    const everyFourth = daily.flatMap((amount) => [amount, undefined, undefined, undefined]);
    expect(volatilityOf(series(...everyFourth))).toBeCloseTo(
      (volatilityOf(series(...daily)) ?? 0) / 2,
      1,
    );
  });

  test("is not told of five prices", () => {
    expect(volatilityOf(series(1, 2, 3, 4, 5))).toBeUndefined();
    expect(volatilityOf(series(1, 2, 3, 4, 5, 6))).toBeGreaterThan(0);
  });
});

describe("[PRC-3] a trend", () => {
  const growing = (factor: number, count = 30) =>
    series(...Array.from({ length: count }, (_none, at) => Math.round(10_000 * factor ** at)));

  test("says by how much a price grows or falls in thirty days", () => {
    expect(trendOf(growing(1.01))).toEqual({ direction: "up", strength: 1, percentAMonth: 34.8 });
    expect(trendOf(growing(0.99))).toEqual({ direction: "down", strength: 1, percentAMonth: -26 });
  });

  test("is flat where prices go up and down, and where they stand", () => {
    const wave = Array.from({ length: 40 }, (_none, at) => 1_000 + 100 * (at % 4));
    expect(trendOf(series(...wave))?.direction).toBe("flat");
    expect(trendOf(series(...steady(40)))).toEqual({
      direction: "flat",
      strength: 0,
      percentAMonth: 0,
    });
  });

  test("is not turned by odd prices", () => {
    const odd = growing(1.01).map((point, at) =>
      at === 3 || at === 20 ? { ...point, amount: 90_000 } : point,
    );
    expect(trendOf(odd)).toMatchObject({ direction: "up", percentAMonth: expect.closeTo(34.8, 0) });
  });

  test.each([
    [9, 3, false],
    [10, 3, true],
    [12, 1, false],
    [21, 1, true],
  ])("of %i prices, one every %i days, is told: %s", (count, every, isTold) => {
    const points = Array.from({ length: count }, (_none, at) => ({
      day: dayAt(at * every),
      amount: 100 + at,
    }));
    expect(trendOf(points) !== undefined).toBe(isTold);
  });

  test("is as sure as the test of Mann and Kendall says, with ties", () => {
    // S = 25 of 45, variance 120.3 (125 without its ties), Z = 2.19, p = 0.029; and S = 5, p = 0.72.
    const rising = [1, 3, 2, 5, 5, 4, 7, 6, 6, 5];
    const spread = (amounts: readonly number[]) =>
      amounts.map((amount, at) => ({ day: dayAt(at * 3), amount }));
    expect(trendOf(spread(rising))?.direction).toBe("up");
    expect(trendOf(spread([5, 3, 2, 5, 1, 4, 7, 6, 2, 5]))?.direction).toBe("flat");
  });
});

describe("statistics of a series", () => {
  test("leave out what nobody has confirmed, and say so", () => {
    const told = statisticsOf(series(...steady(30), 90_000), dayAt(31));
    expect(told).toMatchObject({
      current: { amount: 90_000, day: dayAt(30), ageDays: 1, isConfirmed: false },
      believed: { amount: 1_000, day: dayAt(29) },
      changes: { 1: { amount: 0 }, 7: { amount: 0 } },
      allTimeHigh: { amount: 1_000, day: dayAt(0) },
      unconfirmed: 1,
    });
  });

  test("say what little there is of one price", () => {
    const [only] = series(500);
    expect(statisticsOf(series(500), dayAt(3))).toEqual({
      current: { ...only, ageDays: 3, isConfirmed: true },
      believed: only,
      changes: {},
      year: { days: 1, low: only, high: only, average: 500, median: 500 },
      ...{ allTimeLow: only, allTimeHigh: only, unconfirmed: 0 },
    });
  });

  test("are of a year, but lows and highs of all that there is", () => {
    const told = statisticsOf(series(1, ...steady(365, 50)), dayAt(365));
    expect(told?.year).toMatchObject({ days: 365, low: { amount: 50 } });
    expect(told?.allTimeLow).toEqual({ day: dayAt(0), amount: 1 });
  });

  test("there are none where there is no price", () => {
    expect(statisticsOf([], dayAt(0))).toBeUndefined();
  });
});

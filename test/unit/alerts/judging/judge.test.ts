import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { armed, judge } from "#functions/alerts/judging/judge.ts";
import type { Step } from "#functions/alerts/judging/standing.ts";
import type { Line, Rearm } from "#schemas/alerts/line.ts";
import { dayAfter, dayNumber } from "#shared/kernel/days.ts";

const start = "2026-03-01";
const hourMs = 3_600_000;
/** A price a day, of which 0 is a day without one. */
const daily = (...amounts: readonly number[]): readonly Step[] =>
  amounts.flatMap((amount, at) =>
    amount === 0
      ? []
      : [{ day: dayAfter(start, at), amount, atMs: (dayNumber(start) + at) * 24 * hourMs }],
  );
/** The places of the prices that fire, of those that come after the first `known` ones. */
function fires(terms: { line: Line; rearm: Rearm }, known: number, amounts: readonly number[]) {
  const path = daily(...amounts);
  const since = dayAfter(start, known);
  const before = path.filter(({ day }) => day < since);
  const { crossings } = judge(terms, armed(terms.line, since, before), path);
  return crossings.map(({ step }) => dayNumber(step.day) - dayNumber(start));
}

const below: Line = { kind: "at_or_below", amount: 2_000 };
const above: Line = { kind: "at_or_above", amount: 2_000 };
const low: Line = { kind: "all_time_low" };
const high: Line = { kind: "all_time_high" };
const fall: Line = { kind: "change", percent: -10, days: 7 };
const rise: Line = { kind: "change", percent: 10, days: 7 };
const never: Rearm = { kind: "never" };
const fivePercent: Rearm = { kind: "margin", percent: 5 };
const weekly: Rearm = { kind: "after_days", days: 7 };

describe("[ALR-2] an alert fires", () => {
  test.each<[string, Line, Rearm, readonly number[], readonly number[]]>([
    ["when the price crosses the line", below, never, [2_100, 1_900], [1]],
    ["when the price touches the line", below, never, [2_100, 2_000], [1]],
    ["not when the price comes near the line", below, never, [2_100, 2_001], []],
    ["when the price jumps far over the line", below, never, [9_000, 100], [1]],
    [
      "not while the price stays beyond the line",
      below,
      fivePercent,
      [2_100, 1_900, 1_800, 1_700],
      [1],
    ],
    [
      "not where the price is beyond the line when it begins",
      below,
      fivePercent,
      [1_900, 1_800],
      [],
    ],
    [
      "once a price has come from there back over the line",
      below,
      never,
      [1_900, 2_100, 1_900],
      [2],
    ],
    ["once in all, if it is never armed again", below, never, [2_100, 1_900, 3_000, 1_900], [1]],
    [
      "not again while the price bounces within the margin",
      below,
      fivePercent,
      [2_100, 1_990, 2_010, 1_990, 2_099, 1_990],
      [1],
    ],
    [
      "again once the price has come back by the margin",
      below,
      fivePercent,
      [2_100, 1_990, 2_100, 2_000],
      [1, 3],
    ],
    [
      "not again on the days that it waits",
      below,
      weekly,
      [2_100, 1_900, 2_100, 1_900, 2_100, 1_900],
      [1],
    ],
    [
      "again when the price crosses after the days that it waits",
      below,
      weekly,
      [2_100, 1_900, 0, 2_100, 0, 0, 0, 2_100, 1_900],
      [1, 8],
    ],
    [
      "not because the days that it waits are over",
      below,
      weekly,
      [2_100, 1_900, 1_900, 1_900, 1_900, 1_900, 1_900, 1_900, 1_900],
      [1],
    ],
    ["over days without a price as over any", below, never, [2_100, 0, 0, 0, 1_900], [4]],
    [
      "when the price rises to the line",
      above,
      fivePercent,
      [1_900, 2_000, 1_950, 2_000, 1_900, 2_000],
      [1, 5],
    ],
    ["when the price falls by so much within the days", fall, never, [1_000, 950, 900], [2]],
    [
      "when the price falls from a peak within the days, whatever it was at their beginning",
      fall,
      never,
      [1_000, 1_200, 1_070],
      [2],
    ],
    [
      "not when the price falls by so much in more days",
      fall,
      never,
      [1_000, 990, 980, 970, 960, 950, 940, 930, 920, 910, 900, 890],
      [],
    ],
    [
      "again once the fall is less by the margin",
      fall,
      fivePercent,
      [1_000, 900, 950, 890],
      [1, 3],
    ],
    ["when the price rises by so much within the days", rise, never, [1_000, 1_100], [1]],
    ["when the price is lower than ever", low, fivePercent, [1_000, 900, 899], [1]],
    ["not when the price is as low as ever", low, never, [900, 1_000, 900], []],
    ["not with every further low", low, fivePercent, [1_000, 900, 899, 898, 900, 897], [1]],
    [
      "again for a low after the price has come back from the last one by the margin",
      low,
      fivePercent,
      [1_000, 900, 890, 880, 924, 879],
      [1, 5],
    ],
    [
      "when the price is higher than ever",
      high,
      fivePercent,
      [1_000, 1_001, 1_002, 950, 1_003],
      [1, 4],
    ],
  ])("%s", (_when, line, rearm, amounts, wanted) => {
    expect(fires({ line, rearm }, 1, amounts)).toEqual(wanted);
  });

  test("at exactly so many percent, also where no number says so exactly", () => {
    const prices = [1_000, 2_000, 12_000, 100_000];
    for (let tenths = 10; tenths <= 990; tenths += 1) {
      for (const price of prices.filter((one) => (one * tenths) % 1_000 === 0)) {
        const percent = tenths / 10;
        const [less, more] = [price - (price * tenths) / 1_000, price + (price * tenths) / 1_000];
        const by = (change: number): Line => ({ kind: "change", percent: change, days: 7 });
        const told = [
          fires({ line: by(-percent), rearm: never }, 1, [price, less]),
          fires({ line: by(-percent), rearm: never }, 1, [price, less + 1]),
          fires({ line: by(percent), rearm: never }, 1, [price, more]),
          fires({ line: by(percent), rearm: never }, 1, [price, more - 1]),
        ];
        expect([percent, price, told]).toEqual([percent, price, [[1], [], [1], []]]);
        if (tenths > 900) continue;
        const rearm = { kind: "margin", percent } as const;
        const on = (kind: "at_or_below" | "at_or_above"): Line => ({ kind, amount: price });
        const again = [
          fires({ line: on("at_or_below"), rearm }, 1, [price + 1, price, more, price]),
          fires({ line: on("at_or_below"), rearm }, 1, [price + 1, price, more - 1, price]),
          fires({ line: on("at_or_above"), rearm }, 1, [price - 1, price, less, price]),
          fires({ line: on("at_or_above"), rearm }, 1, [price - 1, price, less + 1, price]),
        ];
        expect([percent, price, again]).toEqual([percent, price, [[1, 3], [1], [1, 3], [1]]]);
      }
    }
  });

  test("never for prices of before it began, which come late", () => {
    const terms = { line: below, rearm: never };
    const standing = armed(below, dayAfter(start, 3), []);
    expect(judge(terms, standing, daily(2_100, 1_900, 2_100, 2_050)).crossings).toEqual([]);
  });

  test("by what a day's price becomes in the day", () => {
    const terms = { line: below, rearm: fivePercent };
    const [first] = daily(2_100);
    const at = (amount: number, hour: number) => [
      ...daily(2_100),
      {
        day: dayAfter(start, 1),
        amount,
        atMs: (dayNumber(start) + 1) * 24 * hourMs + hour * hourMs,
      },
    ];
    if (!first) throw new Error("There is a first price.");
    const morning = judge(terms, armed(below, dayAfter(start, 1), [first]), at(2_050, 6));
    const noon = judge(terms, morning.standing, at(1_950, 12));
    expect([morning.crossings.length, noon.crossings.length]).toEqual([0, 1]);
    expect(judge(terms, noon.standing, at(2_050, 6))).toEqual({
      standing: noon.standing,
      crossings: [],
    });
  });

  test("for a record, also where the price was at its record when it was set: only where that is broken", () => {
    expect(fires({ line: low, rearm: never }, 2, [1_000, 900, 890])).toEqual([2]);
    expect(fires({ line: high, rearm: never }, 2, [900, 1_000, 1_010])).toEqual([2]);
    expect(fires({ line: low, rearm: never }, 2, [1_000, 900, 900, 950])).toEqual([]);
    const [first, low1, low2] = daily(1_000, 900, 890);
    if (!first || !low1 || !low2) throw new Error("There are three prices.");
    const terms = { line: low, rearm: never };
    const standing = armed(low, low1.day, [first, low1]);
    const later = (amount: number) => [first, { ...low1, amount, atMs: low1.atMs + hourMs }];
    expect(judge(terms, standing, later(950)).crossings).toEqual([]);
    expect(judge(terms, standing, later(880)).crossings).toHaveLength(1);
  });

  test("for each record there is once the days that it waits are over", () => {
    const path = [1_000, 900, 890, 880, 870, 860, 850, 840, 830, 820, 810, 800, 790, 780, 770, 760];
    expect(fires({ line: low, rearm: weekly }, 1, path)).toEqual([1, 8, 15]);
  });

  test("naming the price before it, and what a record was", () => {
    const path = daily(1_000, 900, 950, 890);
    const { crossings } = judge(
      { line: low, rearm: never },
      armed(low, dayAfter(start, 3), path.slice(0, 3)),
      path,
    );
    expect(crossings).toEqual([{ number: 1, step: path[3], from: path[2], reference: path[1] }]);
  });
});

const lines = fc.oneof(
  fc.integer({ min: 50, max: 150 }).map((amount): Line => ({ kind: "at_or_below", amount })),
  fc.integer({ min: 50, max: 150 }).map((amount): Line => ({ kind: "at_or_above", amount })),
  fc
    .tuple(fc.constantFrom(-30, -10, -5, 5, 10, 30), fc.integer({ min: 1, max: 9 }))
    .map(([percent, days]): Line => ({ kind: "change", percent, days })),
  fc.constantFrom<Line>(low, high),
);
const rearms = fc.oneof(
  fc.constant(never),
  fc.integer({ min: 1, max: 9 }).map((days): Rearm => ({ kind: "after_days", days })),
  fc.integer({ min: 1, max: 30 }).map((percent): Rearm => ({ kind: "margin", percent })),
);
const paths = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 50, max: 150 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  { maxLength: 40 },
);

describe("[ALR-2] however often and in whatever parts prices are looked at", () => {
  test("the same crossings fire", () => {
    fc.assert(
      fc.property(lines, rearms, paths, fc.array(fc.nat(40)), (line, rearm, amounts, looks) => {
        const [terms, path] = [{ line, rearm }, daily(...amounts)];
        const begin = armed(line, start, []);
        const whole = judge(terms, begin, path);
        let standing = begin;
        const found = [...looks.toSorted((a, b) => a - b), ...looks, path.length].flatMap(
          (upTo) => {
            const judged = judge(terms, standing, path.slice(0, upTo));
            standing = judged.standing;
            return judged.crossings;
          },
        );
        expect(found.map(({ step, number }) => [step, number])).toEqual(
          whole.crossings.map(({ step, number }) => [step, number]),
        );
        expect(standing).toEqual(whole.standing);
        expect(whole.crossings.map(({ number }) => number)).toEqual(
          whole.crossings.map((_one, at) => at + 1),
        );
      }),
    );
  });
});

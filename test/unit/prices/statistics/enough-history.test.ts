import fc from "fast-check";
import { expect, test } from "vitest";
import { believed } from "#functions/prices/statistics/believed.ts";
import { changeOver } from "#functions/prices/statistics/changes.ts";
import { isEnoughHistory } from "#functions/prices/statistics/enough-history.ts";
import { dayAfter } from "#shared/kernel/days.ts";

const step = (...levels: readonly number[]) =>
  fc.record({
    days: fc.integer({ min: 1, max: 3 }),
    level: fc.constantFrom(...levels),
    amount: fc.integer({ min: 100, max: 190 }),
  });

/** Days with prices that jump in any way, then are calm for a while, and then jump now and then; with gaps. */
const series = fc
  .tuple(
    fc.array(step(1, 3, 4, 5, 9), { maxLength: 40 }),
    fc.array(step(1), { minLength: 20, maxLength: 30 }),
    fc.array(step(1, 1, 1, 1, 5, 9), { minLength: 12, maxLength: 40 }),
  )
  .map((parts) => {
    let day = "2026-01-01";
    return parts.flat().map(({ days, level, amount }) => {
      day = dayAfter(day, days);
      return { day, amount: amount * level * 10 };
    });
  });

const figures = (points: Parameters<typeof believed>[0]) => {
  const { points: own, unconfirmed } = believed(points);
  return {
    last: own.at(-1),
    waits: unconfirmed.at(-1)?.day === points.at(-1)?.day,
    changes: [1, 7, 30].map((days) => changeOver(days, own)),
  };
};

test("[PRC-3] what is enough of a series says what the whole one says", () => {
  let enough = 0;
  fc.assert(
    fc.property(series, fc.nat(60), (whole, cut) => {
      const points = whole.slice(cut % whole.length);
      if (!isEnoughHistory(points, 0)) return;
      const [some, all] = [figures(points), figures(whole)];
      expect({ ...some, changes: [] }).toEqual({ ...all, changes: [] });
      if (!isEnoughHistory(points, 33)) return;
      enough += 1;
      expect(some).toEqual(all);
    }),
    { numRuns: 4_000 },
  );
  expect(enough).toBeGreaterThan(200);
});

test("a series that nothing jumps in is enough after the days and some more", () => {
  const daily = Array.from({ length: 80 }, (_none, at) => ({
    ...{ day: dayAfter("2026-01-01", at), amount: 1_000 + at },
  }));
  const fewest = daily.findIndex((_one, at) => isEnoughHistory(daily.slice(0, at), 33));
  expect(fewest).toBe(33 + 17);
  expect(isEnoughHistory(daily.slice(0, 23), 0)).toBe(false);
  expect(isEnoughHistory(daily.slice(0, 24), 0)).toBe(true);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valuePaths } from "#functions/holdings/days/value-paths.ts";
import { doubtDays, valueSteps } from "#functions/holdings/days/value-steps.ts";
import type { DayValue } from "#schemas/storage/value-items.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { memoryDayValues } from "#test/fakes/memory-day-values.ts";
import { aDayValue } from "#test/support/holdings/values.ts";

const first = "2026-02-01";
const on = (at: number) => dayAfter(first, at);
const rates = { day: first, base: "EUR", rates: { USD: "1.25" } };
const counts = (all: number, priced: number, proxies = 0) => ({
  ...{ all, priced, unpriced: all - priced - proxies, proxies },
  ...{ estimated: 0, own: 0, unpaid: all },
});
/** What five copies are worth on a day, of which all have a price. */
const valued = (at: number, amount: number, change: Partial<DayValue> = {}) =>
  aDayValue({
    ...{ day: on(at), value: { EUR: amount }, valuedAt: `${on(at)}T06:00:00.000Z` },
    ...{ copies: counts(5, 5), ...change },
  });
const steps = (stored: readonly DayValue[], days: number, from = 0, currency = "EUR") =>
  valueSteps(stored, { from: on(from), to: on(days - 1), currency, rates });
const amounts = (...of: Parameters<typeof steps>) =>
  Object.fromEntries(steps(...of).map(({ day, amount }) => [day, amount]));

describe("[ALR-1] the way of a value", () => {
  test("has of each day what was stored last by then", () => {
    const stored = [valued(1, 100), valued(4, 300)];
    expect(steps(stored, 6)).toEqual([
      { day: on(1), amount: 100, atMs: Date.parse(`${on(1)}T06:00:00.000Z`) },
      { day: on(2), amount: 100, atMs: Date.parse(`${on(1)}T06:00:00.000Z`) },
      { day: on(3), amount: 100, atMs: Date.parse(`${on(1)}T06:00:00.000Z`) },
      { day: on(4), amount: 300, atMs: Date.parse(`${on(4)}T06:00:00.000Z`) },
      { day: on(5), amount: 300, atMs: Date.parse(`${on(4)}T06:00:00.000Z`) },
    ]);
    expect(steps([], 6)).toEqual([]);
  });

  test("is told by the rates of one day, with the sums that it was told from", () => {
    const both = valued(0, 100, { value: { EUR: 100, USD: 50 } });
    expect(steps([both], 1, 0, "USD")).toMatchObject([
      { amount: 175, amounts: { EUR: 100, USD: 50 } },
    ]);
    expect(steps([valued(0, 100)], 1)[0]).not.toHaveProperty("amounts");
    expect(steps([valued(0, 100, { value: { EUR: 100, USD: 0 } })], 1)[0]).not.toHaveProperty(
      "amounts",
    );
  });

  test("has no step where a sum has no rate, and where nothing has a price", () => {
    const stored = [
      valued(0, 100),
      valued(1, 100, { value: { EUR: 100, CHF: 1 } }),
      valued(2, 0, { value: {}, copies: counts(0, 0) }),
      valued(3, 50),
    ];
    expect(amounts(stored, 4)).toEqual({ [on(0)]: 100, [on(3)]: 50 });
  });

  const beside = (real: number, priced: number) => counts(real + 1, priced, 1);
  test.each<[string, DayValue["copies"], number | undefined]>([
    ["more copies have lost their price than are gone", beside(5, 4), undefined],
    ["one is sold, and another one has lost its price", beside(4, 3), undefined],
    ["a proxy is gone, and a copy has lost its price", counts(5, 4), undefined],
    ["one is sold", beside(4, 4), 40],
    ["all but one are sold", beside(1, 1), 40],
    ["one comes that nobody tells a price of", beside(6, 5), 40],
    ["one comes", beside(6, 6), 40],
  ])("beside a proxy and five copies: %s", (_what, copies, told) => {
    const before = valued(0, 100, { copies: beside(5, 5) });
    expect(amounts([before, valued(1, 40, { copies })], 2)).toEqual({
      [on(0)]: 100,
      ...(told !== undefined && { [on(1)]: told }),
    });
  });

  test("is taken without the price that is gone after a week, and with it as soon as it is back", () => {
    const lost = valued(2, 40, { copies: counts(5, 3) });
    const told = amounts([valued(0, 100), lost], 12);
    expect(Object.keys(told)).toEqual([0, 1, 9, 10, 11].map(on));
    expect(told[on(doubtDays + 2)]).toBe(40);
    const back = amounts([valued(0, 100), lost, valued(4, 110)], 6);
    expect(back).toEqual({ [on(0)]: 100, [on(1)]: 100, [on(4)]: 110, [on(5)]: 110 });
  });

  test("is the same from whichever day on it is read", async () => {
    const day = fc.record({
      ...{ amount: fc.integer({ min: 0, max: 300 }), all: fc.integer({ min: 0, max: 6 }) },
      ...{ unpriced: fc.integer({ min: 0, max: 2 }), isStored: fc.boolean() },
      currency: fc.constantFrom("EUR", "USD", "CHF"),
    });
    const days = 24;
    await fc.assert(
      fc.asyncProperty(
        fc.array(day, { minLength: days, maxLength: days }),
        fc.integer({ min: 0, max: days - 1 }),
        async (all, from) => {
          const place = { userId: "ash" };
          const values = memoryDayValues(async () => true);
          for (const [at, { isStored, amount, currency, ...copies }] of all.entries()) {
            if (!isStored) continue;
            const priced = Math.max(0, copies.all - copies.unpriced);
            const value = { EUR: amount, [currency]: amount };
            await values.put(
              place,
              valued(at, 0, { value, copies: counts(copies.all, priced) }),
              undefined,
            );
          }
          const paths = valuePaths({
            values,
            rates: { between: async () => [rates] },
            clock: () => new Date(`${on(days - 1)}T21:00:00.000Z`),
          });
          const asked = { currency: "EUR", ratesOf: first };
          const whole = await paths.path(place, { ...asked, from: "1990-01-01" });
          const part = await paths.path(place, { ...asked, from: on(from) });
          expect(part).toEqual(whole.filter((one) => one.day >= on(from)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("is told by rates of no later day, and by none that are older than a week", async () => {
    const values = memoryDayValues(async () => true);
    await values.put({ userId: "ash" }, valued(0, 100), undefined);
    const clock = () => new Date(`${on(0)}T21:00:00.000Z`);
    const of = (at: number, USD: string) => ({ day: on(at), base: "EUR", rates: { USD } });
    const told = async (...all: readonly ReturnType<typeof of>[]) => {
      const paths = valuePaths({ values, rates: { between: async () => all }, clock });
      const asked = { currency: "USD", ratesOf: first, from: first };
      return (await paths.path({ userId: "ash" }, asked)).map(({ amount }) => amount);
    };
    expect(await told(of(-2, "1.3"), of(-1, "1.4"), of(1, "1.5"))).toEqual([140]);
    expect(await told(of(-8, "1.3"), of(1, "1.5"))).toEqual([]);
  });

  test("goes on to the day of a value that a clock ahead of this one has stored", async () => {
    const values = memoryDayValues(async () => true);
    await values.put({ userId: "ash" }, valued(3, 100), undefined);
    const clock = () => new Date(`${on(2)}T23:59:59.000Z`);
    const paths = valuePaths({ values, rates: { between: async () => [rates] }, clock });
    const asked = { currency: "EUR", ratesOf: first, from: first };
    expect(await paths.path({ userId: "ash" }, asked)).toMatchObject([{ day: on(3) }]);
    expect(await paths.toldIn({ userId: "ash" })).toEqual(["EUR"]);
    expect(await paths.toldIn({ userId: "gary" })).toEqual([]);
  });
});

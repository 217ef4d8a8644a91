import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convert, type DayRates, ratesOn } from "#functions/prices/rates/convert.ts";
import { digitsOf } from "#functions/prices/rates/digits-of.ts";

const rates: DayRates = {
  ...{ day: "2026-08-21", base: "EUR" },
  rates: { USD: "1.1650", JPY: "171.25", GBP: "0.86520", KWD: "0.3559" },
};

describe("[PRC-6] an amount in another currency", () => {
  test.each([
    ["euros in dollars", 1_000, "EUR", "USD", 1_165],
    ["dollars in euros", 1_165, "USD", "EUR", 1_000],
    ["dollars in pounds, by way of euros", 10_000, "USD", "GBP", 7_427],
    ["euros in yen, which have no decimals", 1_234, "EUR", "JPY", 2_113],
    ["yen in euros", 2_113, "JPY", "EUR", 1_234],
    ["euros in dinars, which have three", 1_000, "EUR", "KWD", 3_559],
    ["halves to the even neighbour", 2_500, "EUR", "USD", 2_912],
    ["and to the even one above", 2_700, "EUR", "USD", 3_146],
    ["the same currency", 77, "CHF", "CHF", 77],
    ["least amounts, which never become nothing", 1, "JPY", "USD", 1],
    ["nothing", 0, "USD", "EUR", 0],
  ])("%s", (_what, amount, from, to, wanted) => {
    expect(convert(amount, { from, to, rates })).toBe(wanted);
  });

  test("is not known where a rate is missing", () => {
    expect(convert(1, { from: "EUR", to: "BRL", rates })).toBeUndefined();
    expect(convert(1, { from: "BRL", to: "EUR", rates })).toBeUndefined();
  });

  test("is not told where a rate that cannot be makes it more than a number holds", () => {
    const odd = { ...rates, rates: { USD: "999999999999", GBP: "0.0000000000000001" } };
    expect(convert(10_000_000_000, { from: "EUR", to: "USD", rates: odd })).toBeUndefined();
    expect(convert(10_000_000_000, { from: "GBP", to: "EUR", rates: odd })).toBeUndefined();
    expect(convert(1, { from: "EUR", to: "GBP", rates: odd })).toBe(1);
  });

  test("is within half a unit of the exact one, and in the same order", () => {
    const currency = fc.constantFrom("EUR", "USD", "GBP", "KWD", "JPY");
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000_000_000 }),
        currency,
        currency,
        (amount, from, to) => {
          const of = (one: string) => Number(one === "EUR" ? "1" : rates.rates[one]);
          const exact = ((amount / 10 ** digitsOf(from)) * 10 ** digitsOf(to) * of(to)) / of(from);
          const own = convert(amount, { from, to, rates }) ?? Number.NaN;
          expect(Math.abs(own - Math.max(exact, 1))).toBeLessThanOrEqual(0.5 + exact * 1e-12);
          expect(convert(amount + 1, { from, to, rates })).toBeGreaterThanOrEqual(own);
        },
      ),
    );
  });
});

describe("[PRC-6] the rates of a day", () => {
  const of = (day: string): DayRates => ({ ...rates, day });
  const all = [of("2026-08-28"), of("2026-08-14"), of("2026-08-21")];

  test.each([
    ["2026-08-21", "2026-08-21"],
    ["2026-08-23", "2026-08-21"],
    ["2026-08-27", "2026-08-21"],
    ["2026-09-04", "2026-08-28"],
    ["2026-09-05", undefined],
    ["2026-08-13", undefined],
  ])("of %s are those of %s", (day, wanted) => {
    expect(ratesOn(day, all)?.day).toBe(wanted);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LotPrice } from "#functions/holdings/valuing/price-of-lot.ts";
import { toldValuation } from "#functions/holdings/valuing/told-valuation.ts";
import {
  nothing,
  together,
  type Valuation,
  type ValuedLot,
  valuing,
} from "#functions/holdings/valuing/valuation.ts";

type Entry = readonly [ValuedLot, LotPrice | undefined];
const eur = (amount: number, more: Partial<LotPrice> = {}): LotPrice => ({
  ...{ amount, currency: "EUR", of: "market", source: "cardmarket" },
  ...more,
});
const sumOf = (entries: readonly Entry[]): Valuation => {
  const { take, sum } = valuing();
  for (const [lot, price] of entries) take(lot, price);
  return sum();
};
const rates = { day: "2026-02-01", base: "EUR", rates: { USD: "1.25", JPY: "160" } };
const none = { all: 0, priced: 0, estimated: 0, own: 0, unpriced: 0, unpaid: 0, proxies: 0 };

describe("items are added up", () => {
  test("by quantity, in the currencies in which it was said", () => {
    const sum = sumOf([
      [{ quantity: 3, paid: { amount: 100, currency: "USD" } }, eur(200)],
      [{ quantity: 1 }, eur(50, { isEstimated: true })],
      [
        { quantity: 2, paid: { amount: 10, currency: "EUR" } },
        eur(5, { currency: "USD", of: "own" }),
      ],
    ]);
    expect(sum).toMatchObject({
      ...{ value: { EUR: 650, USD: 10 }, cost: { EUR: 20, USD: 300 } },
      both: [
        { worthIn: "EUR", paidIn: "USD", value: 600, cost: 300 },
        { worthIn: "USD", paidIn: "EUR", value: 10, cost: 20 },
      ],
      items: { ...none, all: 3, priced: 3, estimated: 1, own: 1, unpaid: 1 },
      copies: { ...none, all: 6, priced: 6, estimated: 1, own: 2, unpaid: 1 },
    });
  });

  test("what nobody tells a price of has a cost and no gain", () => {
    const sum = sumOf([[{ quantity: 2, paid: { amount: 100, currency: "EUR" } }, undefined]]);
    expect([sum.value, sum.cost, sum.both]).toEqual([{}, { EUR: 200 }, []]);
    expect(sum.copies).toEqual({ ...none, all: 2, unpriced: 2 });
  });

  test("a proxy is counted and has neither value nor cost, and is not unpriced", () => {
    const proxy = { quantity: 4, isProxy: true, paid: { amount: 100, currency: "EUR" } };
    const sum = sumOf([[proxy, undefined]]);
    expect([sum.value, sum.cost, sum.both]).toEqual([{}, {}, []]);
    expect(sum.copies).toEqual({ ...none, all: 4, proxies: 4 });
  });

  test("no sum goes beyond what a number holds exactly", () => {
    const most = { quantity: 9_999, paid: { amount: 10_000_000_000, currency: "EUR" } };
    const sum = sumOf(Array.from({ length: 200 }, () => [most, eur(10_000_000_000)]));
    expect(sum.value).toEqual({ EUR: Number.MAX_SAFE_INTEGER });
    expect(toldValuation(sum, "EUR", undefined).gain).toEqual({ amount: 0, percent: 0 });
  });
});

describe("a valuation is told in one currency", () => {
  const sum = sumOf([
    [{ quantity: 1, paid: { amount: 100, currency: "USD" } }, eur(200)],
    [{ quantity: 1, paid: { amount: 1_600, currency: "JPY" } }, eur(125, { currency: "USD" })],
  ]);

  test("each sum converted as a whole, at the rates of the day", () => {
    expect(toldValuation(sum, "EUR", rates)).toEqual({
      ...{ value: 300, cost: 1_080, gain: { amount: -780, percent: -72.22 } },
    });
  });

  test("amounts without a rate are told apart, and neither side of their copies counts for a gain", () => {
    const known = { ...rates, rates: { USD: "1.25" } };
    expect(toldValuation(sum, "EUR", known)).toEqual({
      ...{ value: 300, cost: 80, gain: { amount: 120, percent: 150 } },
      untold: { value: {}, cost: { JPY: 1_600 } },
    });
    expect(toldValuation(sum, "EUR", undefined)).toEqual({
      ...{ value: 200, cost: 0, gain: { amount: 0 } },
      untold: { value: { USD: 125 }, cost: { USD: 100, JPY: 1_600 } },
    });
  });

  test("in a currency without a small unit amounts are whole", () => {
    expect(toldValuation(sum, "JPY", rates)).toMatchObject({ value: 480, cost: 1_728 });
  });
});

const currency = fc.constantFrom("EUR", "USD", "JPY");
const money = fc.record({ amount: fc.integer({ min: 1, max: 1_000_000 }), currency });
const entry: fc.Arbitrary<Entry> = fc
  .tuple(
    fc.record({ quantity: fc.integer({ min: 1, max: 9_999 }), isProxy: fc.boolean() }),
    fc.option(money, { nil: undefined }),
    fc.option(money, { nil: undefined }),
  )
  .map(([lot, paid, price]) => [
    { ...lot, ...(paid && { paid }) },
    price && !lot.isProxy ? eur(price.amount, { currency: price.currency }) : undefined,
  ]);

test("parts come to the same as the whole, wherever it is cut and in whatever order", () => {
  fc.assert(
    fc.property(fc.array(entry), fc.nat(), (entries, cut) => {
      const at = entries.length === 0 ? 0 : cut % entries.length;
      const parts = [entries.slice(at), entries.slice(0, at)].map(sumOf);
      expect(parts.reduce(together, nothing)).toEqual(sumOf(entries));
    }),
  );
});

test("what is told and what is not told are all that there is", () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const sum = sumOf(entries);
      const told = toldValuation(sum, "EUR", undefined);
      expect({
        ...told.untold?.value,
        ...(sum.value["EUR"] !== undefined && { EUR: told.value }),
      }).toEqual(sum.value);
      const { all, priced, unpriced, proxies } = sum.copies;
      expect(priced + unpriced + proxies).toBe(all);
    }),
  );
});

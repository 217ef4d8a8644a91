import fc from "fast-check";
import { expect, test } from "vitest";
import { gainOfSale } from "#functions/collections/sales/gain-of-sale.ts";
import type { LotPrice } from "#functions/holdings/valuing/price-of-lot.ts";
import { realisedOf } from "#functions/holdings/valuing/realised.ts";
import { toldValuation } from "#functions/holdings/valuing/told-valuation.ts";
import { valuing } from "#functions/holdings/valuing/valuation.ts";
import { amountIn } from "#functions/prices/rates/amount-in.ts";
import type { Day } from "#schemas/values.ts";
import { copiesOf, inCents } from "#test/support/holdings/copies-of-history.ts";
import { histories, type Step } from "#test/support/holdings/histories.ts";
import { dayOf, isOdd, lotsOf } from "#test/support/holdings/lots-of-history.ts";

/** One card is priced in euros, one in dollars, and of one nobody tells a price. */
const prices: readonly (LotPrice | undefined)[] = [
  { amount: 1_234, currency: "EUR", of: "market", source: "cardmarket" },
  { amount: 777, currency: "USD", of: "market", source: "tcgplayer" },
  undefined,
];
const even = { base: "EUR", rates: { USD: "1.0874", JPY: "162.13" } };
const odd = { base: "EUR", rates: { USD: "1.25", JPY: "120.7" } };
const ratesOn = (day: Day) => ({ ...(isOdd(day) ? odd : even), day });
const today = dayOf(100);

function told(steps: readonly Step[]) {
  const { lots, sales } = lotsOf(steps);
  const { take, sum } = valuing();
  for (const { card, quantity, paid } of lots) {
    take({ quantity, ...(paid && { paid }) }, prices[card]);
  }
  const { value, cost, gain } = toldValuation(sum(), "EUR", ratesOn(today));
  const told = sales.map((sale) => ({
    ...sale,
    told: gainOfSale(sale, "EUR", (day, money) => amountIn("EUR", { ...money, day }, ratesOn)),
  }));
  const { proceeds, cost: soldCost, withoutCost } = realisedOf(told);
  return { value, cost, gain: gain.amount, proceeds, soldCost, without: withoutCost.proceeds };
}

function expected(steps: readonly Step[]) {
  const { left, postings } = copiesOf(steps);
  const worthOf = (all: typeof left) =>
    inCents(
      all.flatMap(({ card }) => prices[card] ?? []),
      today,
    );
  const costOf = (all: typeof left) =>
    inCents(
      all.flatMap(({ paid }) => paid ?? []),
      today,
    );
  const both = left.filter(({ card, paid }) => prices[card] && paid);
  const bySale = (side: string, hasCost: boolean) => {
    const own = postings.filter((one) => one.side === side && one.hasCost === hasCost);
    return [...Map.groupBy(own, ({ sale }) => sale).values()].reduce(
      (sum, sale) => sum + inCents(sale, sale[0]?.day ?? today),
      0n,
    );
  };
  const proceeds = (hasCost: boolean) => bySale("got", hasCost) - bySale("fees", hasCost);
  return {
    ...{ value: worthOf(left), cost: costOf(left), gain: worthOf(both) - costOf(both) },
    ...{ proceeds: proceeds(true), soldCost: bySale("paid", true), without: proceeds(false) },
  };
}

/** As many histories as a second allows; `HISTORIES=10000` for whoever wants to know better. */
const numRuns = Number(process.env["HISTORIES"] ?? 1_000);

test(
  "[COL-3] whatever is bought, split, moved, sold and undone, values and gains are right to the cent",
  () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const exact = Object.entries(expected(steps)).map(([name, cents]) => [name, Number(cents)]);
        expect(told(steps)).toEqual(Object.fromEntries(exact));
      }),
      { numRuns },
    );
  },
  5_000 + 10 * numRuns,
);

test("[COL-3] copies are neither lost nor made: those that are left and those that were sold are all that were bought", () => {
  fc.assert(
    fc.property(histories, (steps) => {
      const [{ lots, sales }, { left, sold }] = [lotsOf(steps), copiesOf(steps)];
      const many = (all: readonly { readonly quantity: number }[]) =>
        all.reduce((sum, { quantity }) => sum + quantity, 0);
      expect([many(lots), many(sales)]).toEqual([left.length, sold]);
    }),
  );
});

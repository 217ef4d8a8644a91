import fc from "fast-check";
import { expect, test } from "vitest";
import type { LotPrice } from "#functions/holdings/valuing/price-of-lot.ts";
import { realisedOf } from "#functions/holdings/valuing/realised.ts";
import { toldValuation } from "#functions/holdings/valuing/told-valuation.ts";
import { valuing } from "#functions/holdings/valuing/valuation.ts";
import { copiesOf, inCents } from "#test/support/holdings/copies-of-history.ts";
import { histories, type Step } from "#test/support/holdings/histories.ts";
import { lotsOf } from "#test/support/holdings/lots-of-history.ts";

/** One card is priced in euros, one in dollars, and of one nobody tells a price. */
const prices: readonly (LotPrice | undefined)[] = [
  { amount: 1_234, currency: "EUR", of: "market", source: "cardmarket" },
  { amount: 777, currency: "USD", of: "market", source: "tcgplayer" },
  undefined,
];
const rates = { day: "2026-01-01", base: "EUR", rates: { USD: "1.0874", JPY: "162.13" } };

function told(steps: readonly Step[]) {
  const { lots, sales } = lotsOf(steps);
  const { take, sum } = valuing();
  for (const { card, quantity, paid } of lots) {
    take({ quantity, ...(paid && { paid }) }, prices[card]);
  }
  const { value, cost, gain } = toldValuation(sum(), "EUR", rates);
  const { proceeds, cost: soldCost, withoutCost } = realisedOf(sales, "EUR", () => rates);
  return { value, cost, gain: gain.amount, proceeds, soldCost, without: withoutCost.proceeds };
}

function expected(steps: readonly Step[]) {
  const { left, postings } = copiesOf(steps);
  const worthOf = (all: typeof left) => inCents(all.flatMap(({ card }) => prices[card] ?? []));
  const costOf = (all: typeof left) => inCents(all.flatMap(({ paid }) => paid ?? []));
  const both = left.filter(({ card, paid }) => prices[card] && paid);
  const daily = (side: string, hasCost: boolean) => {
    const own = postings.filter((one) => one.side === side && one.hasCost === hasCost);
    return [...Map.groupBy(own, ({ day }) => day).values()].reduce(
      (sum, day) => sum + inCents(day),
      0n,
    );
  };
  const proceeds = (hasCost: boolean) => daily("got", hasCost) - daily("fees", hasCost);
  return {
    ...{ value: worthOf(left), cost: costOf(left), gain: worthOf(both) - costOf(both) },
    ...{ proceeds: proceeds(true), soldCost: daily("paid", true), without: proceeds(false) },
  };
}

test("[COL-3] whatever is bought, split, moved, sold and undone, values and gains are right to the cent", () => {
  fc.assert(
    fc.property(histories, (steps) => {
      const exact = Object.entries(expected(steps)).map(([name, cents]) => [name, Number(cents)]);
      expect(told(steps)).toEqual(Object.fromEntries(exact));
    }),
    { numRuns: 1_000 },
  );
});

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

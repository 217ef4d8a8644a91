import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { DayRates } from "../../prices/reading/index.ts";
import { type Amounts, sumOf, toldIn } from "./amounts.ts";
import { type Gain, gainOver } from "./gain-of-lot.ts";
import type { Valuation } from "./valuation.ts";

/** A valuation in one currency, in its smallest unit. */
export interface ToldValuation {
  readonly value: number;
  readonly cost: number;
  /** What is not realised: of copies that have a price and a payment. */
  readonly gain: Gain;
  /** Sums that no rate is known for, which nothing above has in it; absent where there are none. */
  readonly untold?: Sides;
}

/** Told at the rates of one day; a copy of which only one side can be told has no gain. */
export function toldValuation(
  { value, cost, both }: Pick<Valuation, "value" | "cost" | "both">,
  currency: Currency,
  rates: DayRates | undefined,
): ToldValuation {
  const isTold = (own: Currency) => toldIn(currency, { [own]: 1 }, rates).untold === undefined;
  const known = both.filter(({ worthIn, paidIn }) => isTold(worthIn) && isTold(paidIn));
  const sides = known.reduce<Sides>(
    (sum, one) => ({
      value: sumOf(sum.value, { [one.worthIn]: one.value }),
      cost: sumOf(sum.cost, { [one.paidIn]: one.cost }),
    }),
    { value: {}, cost: {} },
  );
  const [worth, paid] = [toldIn(currency, value, rates), toldIn(currency, cost, rates)];
  const untold = { value: worth.untold ?? {}, cost: paid.untold ?? {} };
  const hasUntold = Object.keys(sumOf(untold.value, untold.cost)).length > 0;
  return {
    ...{ value: worth.amount, cost: paid.amount },
    gain: gainOver(
      toldIn(currency, sides.cost, rates).amount,
      toldIn(currency, sides.value, rates).amount,
    ),
    ...(hasUntold && { untold }),
  };
}

interface Sides {
  readonly value: Amounts;
  readonly cost: Amounts;
}

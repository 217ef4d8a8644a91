import type { Sale } from "#schemas/collections/sale.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { DayRates } from "../../prices/reading/index.ts";
import { type Amounts, plus, sumOf, toldIn } from "./amounts.ts";
import { type Gain, gainOver } from "./gain-of-lot.ts";

/** What sales have brought, in one currency: each day's at its own rates. */
export interface Realised {
  /** What was got for copies of which it is known what they cost, without fees. */
  readonly proceeds: number;
  /** What these had cost. */
  readonly cost: number;
  readonly gain: Gain;
  readonly copies: number;
  /** Sales of copies of which nobody said what was paid. */
  readonly withoutCost: { readonly proceeds: number; readonly copies: number };
  /** Copies whose sale can not be told, since a rate of its day is not known; nothing else has them in it. */
  readonly untoldCopies: number;
}

/** A day's sales that are told in the same currencies: they are converted together. */
interface Together {
  readonly day: Day;
  readonly got: Amounts;
  readonly fees: Amounts;
  readonly paid: Amounts;
  readonly hasCost: boolean;
  readonly copies: number;
}

/** Adds sales up; pure, and the same for any order. */
export function realisedOf(
  sales: readonly Sale[],
  currency: Currency,
  ratesOn: (day: Day) => DayRates | undefined,
): Realised {
  const [known, unknown] = [
    { proceeds: 0, cost: 0, copies: 0 },
    { proceeds: 0, copies: 0 },
  ];
  let untoldCopies = 0;
  for (const own of Map.groupBy(sales, nameOf).values()) {
    const all = own.map(partsOf).reduce(addedUp);
    const rates = ratesOn(all.day);
    const [got, fees, paid] = [all.got, all.fees, all.paid].map((one) =>
      toldIn(currency, one, rates),
    );
    if (!got || !fees || !paid || got.untold || fees.untold || paid.untold) {
      untoldCopies += all.copies;
      continue;
    }
    const sum = all.hasCost ? known : unknown;
    sum.proceeds += got.amount - fees.amount;
    sum.copies += all.copies;
    if (all.hasCost) known.cost = plus(known.cost, paid.amount);
  }
  const gain = gainOver(known.cost, known.proceeds);
  return { ...known, gain, withoutCost: unknown, untoldCopies };
}

/** Sales of one day in the same currencies: where a rate is missing, the others are told. */
const nameOf = ({ day, price, fees, paid }: Sale): string =>
  [day, price.currency, fees?.currency, paid?.currency].join(" ");

const partsOf = ({ day, price, fees, paid, quantity }: Sale): Together => ({
  ...{ day, copies: quantity, hasCost: paid !== undefined },
  got: { [price.currency]: price.amount * quantity },
  fees: fees ? { [fees.currency]: fees.amount } : {},
  paid: paid ? { [paid.currency]: paid.amount * quantity } : {},
});

const addedUp = (one: Together, other: Together): Together => ({
  ...one,
  ...{ got: sumOf(one.got, other.got), fees: sumOf(one.fees, other.fees) },
  paid: sumOf(one.paid, other.paid),
  copies: one.copies + other.copies,
});

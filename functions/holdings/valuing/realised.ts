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

/** What sales of a day come to, in the currencies in which it was said. */
interface Together {
  readonly day: Day;
  readonly got: Amounts;
  readonly fees: Amounts;
  readonly paid: Amounts;
  readonly hasCost: boolean;
  readonly copies: number;
}

/** Adds sales up; pure, and the same for any order. Sums of a day are converted as wholes, currency by currency. */
export function realisedOf(
  sales: readonly Sale[],
  currency: Currency,
  ratesOn: (day: Day) => DayRates | undefined,
): Realised {
  const told = (day: Day, amounts: Amounts) => toldIn(currency, amounts, ratesOn(day));
  const isTold = ({ day, got, fees, paid }: Together): boolean =>
    [got, fees, paid].every((one) => told(day, one).untold === undefined);
  const all = sales.map(partsOf);
  const tellable = all.filter(isTold);
  const [known, unknown] = [
    { proceeds: 0, cost: 0, copies: 0 },
    { proceeds: 0, copies: 0 },
  ];
  for (const own of Map.groupBy(tellable, ({ day, hasCost }) => `${day} ${hasCost}`).values()) {
    const { day, got, fees, paid, hasCost, copies } = own.reduce(addedUp);
    const sum = hasCost ? known : unknown;
    sum.proceeds += told(day, got).amount - told(day, fees).amount;
    sum.copies += copies;
    known.cost = plus(known.cost, told(day, paid).amount);
  }
  const untoldCopies = copiesOf(all) - copiesOf(tellable);
  return {
    ...known,
    gain: gainOver(known.cost, known.proceeds),
    withoutCost: unknown,
    untoldCopies,
  };
}

const copiesOf = (all: readonly Together[]): number =>
  all.reduce((sum, { copies }) => sum + copies, 0);

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

import { exactly } from "#shared/kernel/exact-sums.ts";
import { sumOfSales, type ToldSale } from "../../collections/index.ts";
import { type Gain, gainOver } from "./gain-of-lot.ts";

/** What sales have brought, in the one currency that they are told in and its smallest unit. */
export interface Realised {
  /** What was got for copies of which it is known what they cost, without fees. */
  readonly proceeds: number;
  /** What these had cost. */
  readonly cost: number;
  readonly gain: Gain;
  readonly copies: number;
  /** Sales of copies of which it is not known what was paid. */
  readonly withoutCost: { readonly proceeds: number; readonly copies: number };
  /** Copies whose sale can not be told, since a rate of its day is not known; nothing else has them in it. */
  readonly untoldCopies: number;
}

/** What a list of sales says, summed up: the same figures as those of its years. */
export function realisedOf(sales: readonly ToldSale[]): Realised {
  const all = sumOfSales(sales);
  const { proceeds, copies } = all.withoutCost;
  const known = exactly(all.proceeds - proceeds);
  return {
    ...{ proceeds: known, cost: all.cost, gain: gainOver(all.cost, known) },
    copies: all.copies - copies - all.untold.copies,
    withoutCost: { proceeds, copies },
    untoldCopies: all.untold.copies,
  };
}

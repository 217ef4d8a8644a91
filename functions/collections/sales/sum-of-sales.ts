import { plus } from "#shared/kernel/exact-sums.ts";
import type { ToldSale } from "./list-sales.ts";

/** What sales have brought together, in the one currency that they are told in and its smallest unit. */
export interface SalesSum {
  readonly sales: number;
  readonly copies: number;
  readonly proceeds: number;
  /** What was paid for those of which it is known. */
  readonly cost: number;
  /** Of those. */
  readonly gain: number;
  /** Sales of which it is not known what was paid, which are in the proceeds alone. */
  readonly withoutCost: {
    readonly sales: number;
    readonly copies: number;
    readonly proceeds: number;
  };
  /** Sales that cannot be told in the currency: no rate of their day is known. They are in nothing else. */
  readonly untold: { readonly sales: number; readonly copies: number };
}

/** Sums up what sales have brought; pure. Each is rounded once, and the sums are those of the list. */
export function sumOfSales(all: readonly ToldSale[]): SalesSum {
  const told = all.flatMap(({ told: own, quantity }) => (own ? [{ ...own, quantity }] : []));
  const bare = told.filter(({ gain }) => gain === undefined);
  const sum = (numbers: readonly (number | undefined)[]) =>
    numbers.reduce<number>((total, one) => plus(total, one ?? 0), 0);
  const copiesOf = (some: readonly { readonly quantity: number }[]) =>
    sum(some.map(({ quantity }) => quantity));
  const untold = all.filter((sale) => sale.told === undefined);
  return {
    ...{ sales: all.length, copies: copiesOf(all) },
    proceeds: sum(told.map(({ proceeds }) => proceeds)),
    cost: sum(told.map(({ cost }) => cost)),
    gain: sum(told.map(({ gain }) => gain)),
    withoutCost: {
      ...{ sales: bare.length, copies: copiesOf(bare) },
      proceeds: sum(bare.map(({ proceeds }) => proceeds)),
    },
    untold: { sales: untold.length, copies: copiesOf(untold) },
  };
}

import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { plus } from "#shared/kernel/exact-sums.ts";
import { type Amounts, sumOf } from "./amounts.ts";
import type { LotPrice } from "./price-of-lot.ts";

/** Of how many it is so. */
export const countNames = [
  "all",
  /** Those that have a price, of whoever says it. */
  "priced",
  /** Of these, whose price is that of a near mint copy. */
  "estimated",
  /** Of these, whose price their owner has entered. */
  "own",
  "unpriced",
  /** Of which nobody said what was paid. */
  "unpaid",
  /** Counted in `all` and nowhere else: no real cards. */
  "proxies",
] as const;
export type Counts = Readonly<Record<(typeof countNames)[number], number>>;

/** What is worth something in one currency and was paid in another, or in the same. */
export interface BothSums {
  readonly worthIn: Currency;
  readonly paidIn: Currency;
  readonly value: number;
  readonly cost: number;
}

/** What items are worth and have cost, in the currencies in which it was said. */
export interface Valuation {
  /** Of those that have a price. */
  readonly value: Amounts;
  /** Of those of which somebody said what was paid. */
  readonly cost: Amounts;
  /** Of those that have both; apart by the two currencies, since a gain can be told only where rates of both are known. */
  readonly both: readonly BothSums[];
  readonly items: Counts;
  readonly copies: Counts;
}

/** As much of an item as counts. */
export type ValuedLot = Pick<CollectionItem, "quantity" | "paid" | "isProxy">;

/** Adds items up, one by one; the same in whatever order they come. */
export interface Valuing {
  take(lot: ValuedLot, price: LotPrice | undefined): void;
  readonly sum: () => Valuation;
}

function counts(): Record<keyof Counts, number> {
  return { all: 0, priced: 0, estimated: 0, own: 0, unpriced: 0, unpaid: 0, proxies: 0 };
}

export function valuing(): Valuing {
  const [value, cost] = [sums(), sums()];
  const both: BothSums[] = [];
  const [items, copies] = [counts(), counts()];
  const count = (name: keyof Counts, quantity: number) => {
    items[name] += 1;
    copies[name] += quantity;
  };
  return {
    take({ quantity, paid, isProxy }, price) {
      count("all", quantity);
      if (isProxy) return count("proxies", quantity);
      count(price ? "priced" : "unpriced", quantity);
      if (price?.isEstimated) count("estimated", quantity);
      if (price?.of === "own") count("own", quantity);
      if (price) value.add(price, quantity);
      if (!paid) return count("unpaid", quantity);
      cost.add(paid, quantity);
      if (!price) return;
      addBoth(both, {
        ...{ worthIn: price.currency, paidIn: paid.currency },
        ...{ value: price.amount * quantity, cost: paid.amount * quantity },
      });
    },
    sum: () => ({
      ...{ value: value.all(), cost: cost.all() },
      both: both.toSorted((a, b) => byCodeUnits(nameOf(a), nameOf(b))),
      ...{ items: { ...items }, copies: { ...copies } },
    }),
  };
}

export const nothing: Valuation = valuing().sum();

/** What two are together. */
export function together(one: Valuation, other: Valuation): Valuation {
  const both = [...one.both];
  for (const sums of other.both) addBoth(both, sums);
  return {
    ...{ value: sumOf(one.value, other.value), cost: sumOf(one.cost, other.cost) },
    both: both.toSorted((a, b) => byCodeUnits(nameOf(a), nameOf(b))),
    ...{ items: addedUp(one.items, other.items), copies: addedUp(one.copies, other.copies) },
  };
}

/** There are few: a list is looked through faster than names are made. */
function addBoth(all: BothSums[], { worthIn, paidIn, value, cost }: BothSums): void {
  const at = all.findIndex((one) => one.worthIn === worthIn && one.paidIn === paidIn);
  const before = all[at] ?? { value: 0, cost: 0 };
  const sums = { worthIn, paidIn, value: plus(before.value, value), cost: plus(before.cost, cost) };
  all[at < 0 ? all.length : at] = sums;
}

const nameOf = ({ worthIn, paidIn }: BothSums) => `${worthIn} ${paidIn}`;

function sums() {
  const byCurrency = new Map<string, number>();
  return {
    add({ amount, currency }: { readonly amount: number; readonly currency: string }, by: number) {
      byCurrency.set(currency, plus(byCurrency.get(currency) ?? 0, amount * by));
    },
    all: (): Amounts =>
      Object.fromEntries([...byCurrency].toSorted(([a], [b]) => byCodeUnits(a, b))),
  };
}

function addedUp(one: Counts, other: Counts): Counts {
  const sum = counts();
  for (const name of countNames) sum[name] = one[name] + other[name];
  return sum;
}

import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { exactly } from "#shared/kernel/exact-sums.ts";
import { type DayRates, percentOf } from "../../prices/reading/index.ts";
import { type ToldAmount, toldIn } from "./amounts.ts";
import type { LotPrice } from "./price-of-lot.ts";

/** What is gained, or lost, against what was paid. */
export interface Gain {
  /** In the currency's smallest unit; below 0 for a loss. */
  readonly amount: number;
  /** Of what was paid, with two decimals; absent where nothing was. */
  readonly percent?: number;
}

export const gainOver = (cost: number, value: number): Gain => ({
  amount: exactly(value - cost),
  ...(cost > 0 && { percent: percentOf(value - cost, cost) }),
});

/** A price in another currency, in its smallest unit; undefined where no rate is known. */
export function priceIn(
  currency: Currency,
  price: { readonly amount: number; readonly currency: Currency },
  rates: DayRates | undefined,
): number | undefined {
  const { amount, untold }: ToldAmount = toldIn(
    currency,
    { [price.currency]: price.amount },
    rates,
  );
  return untold ? undefined : amount;
}

/**
 * What one copy of an item has gained since it was bought, told in a currency at the rates of one day. Undefined where it has no price, nobody
 * said what was paid, or no rate is known.
 */
export function gainOfLot(
  { paid }: Pick<CollectionItem, "paid">,
  price: LotPrice | undefined,
  { currency, rates }: { readonly currency: Currency; readonly rates: DayRates | undefined },
): Gain | undefined {
  if (!price || !paid) return undefined;
  const [value, cost] = [priceIn(currency, price, rates), priceIn(currency, paid, rates)];
  return value === undefined || cost === undefined ? undefined : gainOver(cost, value);
}

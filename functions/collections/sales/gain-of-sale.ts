import type { Sale } from "#schemas/collections/sale.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import { exactly } from "#shared/kernel/exact-sums.ts";

/** What a sale has brought, in one currency and its smallest unit. */
export interface SaleGain {
  readonly currency: Currency;
  /** Price of all copies, less the fees; below 0 where these were more. */
  readonly proceeds: number;
  /** What was paid for them. Absent where nobody said, or where no rate of that day is known. */
  readonly cost?: number;
  readonly gain?: number;
}

/** An amount of a day in another currency; undefined where no rate of that day is known. */
export type Convert = (
  day: Day,
  money: { readonly amount: number; readonly currency: Currency },
) => number | undefined;

/**
 * What a sale has brought; pure. Each sum is converted once, as a whole, by the rates of its day: what came in by those of the day of the sale, what was
 * paid by those of the day on which it was.
 *
 * @returns undefined where what came in cannot be told in the currency
 */
export function gainOfSale(
  { day, boughtOn, quantity, price, fees, paid }: Sale,
  currency: Currency,
  convert: Convert,
): SaleGain | undefined {
  const came = convert(day, { amount: price.amount * quantity, currency: price.currency });
  const went = fees ? convert(day, fees) : 0;
  if (came === undefined || went === undefined) return undefined;
  const proceeds = exactly(came - went);
  const cost =
    paid && convert(boughtOn, { amount: paid.amount * quantity, currency: paid.currency });
  return {
    currency,
    proceeds,
    ...(cost !== undefined && { cost, gain: exactly(proceeds - cost) }),
  };
}

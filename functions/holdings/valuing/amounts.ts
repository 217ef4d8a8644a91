import type { Currency } from "#schemas/prices/price-fragment.ts";
import { plus } from "#shared/kernel/exact-sums.ts";
import { convert, type DayRates } from "../../prices/reading/index.ts";

/** Sums by the currency in which their amounts came, each in its smallest unit. */
export type Amounts = Readonly<Record<Currency, number>>;

/** What sums come to in one currency. */
export interface ToldAmount {
  /** In the smallest unit. */
  readonly amount: number;
  /** Sums that no rate is known for; absent where there are none. */
  readonly untold?: Amounts;
}

/** Both added up, currency by currency. */
export function sumOf(one: Amounts, other: Amounts): Amounts {
  const sum: Record<Currency, number> = { ...one };
  for (const [currency, amount] of Object.entries(other)) {
    sum[currency] = plus(sum[currency] ?? 0, amount);
  }
  return sum;
}

/**
 * Sums in one currency at the rates of a day: each is converted as a whole, and not copy by copy, so that what is told is off by half a
 * cent a currency at most.
 *
 * @param rates undefined where none are known
 */
export function toldIn(
  currency: Currency,
  amounts: Amounts,
  rates: DayRates | undefined,
): ToldAmount {
  let amount = 0;
  const untold: Record<Currency, number> = {};
  for (const [from, own] of Object.entries(amounts)) {
    const told = convertedTo(currency, own, from, rates);
    if (told === undefined) untold[from] = own;
    else amount = plus(amount, told);
  }
  return { amount, ...(Object.keys(untold).length > 0 && { untold }) };
}

function convertedTo(
  to: Currency,
  amount: number,
  from: Currency,
  rates: DayRates | undefined,
): number | undefined {
  if (from === to || amount === 0) return amount;
  return rates && convert(amount, { from, to, rates });
}

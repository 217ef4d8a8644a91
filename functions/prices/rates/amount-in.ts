import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import { convert, type DayRates } from "./convert.ts";

/** What a price was in a currency on its day, in the smallest unit; undefined where no rate of that day is known. */
export function amountIn(
  to: Currency,
  price: { readonly amount: number; readonly currency: Currency; readonly day: Day },
  ratesOn: (day: Day) => DayRates | undefined,
): number | undefined {
  const { amount, currency: from, day } = price;
  if (from === to) return amount;
  const rates = ratesOn(day);
  return rates && convert(amount, { from, to, rates });
}

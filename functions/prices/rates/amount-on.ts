import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import { convert, ratesOn } from "./convert.ts";
import type { Rates } from "./current-rates.ts";

/** What an amount of a day was in another currency, in the smallest unit of each; undefined where no rate of that day is known. */
export async function amountOn(
  day: Day,
  { amount, from, to }: { readonly amount: number; readonly from: Currency; readonly to: Currency },
  rates: Rates,
): Promise<number | undefined> {
  if (from === to) return amount;
  const known = ratesOn(day, await rates.between(day, day));
  return known && convert(amount, { from, to, rates: known });
}

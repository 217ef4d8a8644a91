import type { Currency } from "#schemas/prices/price-fragment.ts";
import { digitsOf } from "./digits-of.ts";
import { writtenAmount } from "./written-amount.ts";

/**
 * An amount with the sign of its currency, as it stands on pictures: `€1,234.50`, `CA$5.00`, `¥2,980`; in
 * another language as people write it there: `1.234,50 €`. Exact.
 */
export function priceInWords(amount: number, currency: Currency, language = "en"): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat(language, {
    ...{ style: "currency", currency },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  });
  // As text, of which no digit is lost on the way through a number.
  return format.format(writtenAmount(amount, currency) as `${number}`);
}

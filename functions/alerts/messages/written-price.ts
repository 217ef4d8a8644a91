import type { Currency } from "#schemas/prices/price-fragment.ts";
import { digitsOf, writtenAmount } from "../../prices/reading/index.ts";

/** An amount for people, exact: `1,234.50 USD`. */
export function writtenPrice(amount: number, currency: Currency): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // As text, of which no digit is lost on the way through a number.
  return `${format.format(writtenAmount(amount, currency) as `${number}`)} ${currency}`;
}

/** A share for people: `12.5%`, with a digit behind the point where it needs one. */
export const writtenPercent = (percent: number): string =>
  `${new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(percent)}%`;

import type { Currency } from "#schemas/prices/price-fragment.ts";
import { digitsOf } from "./convert.ts";

/** An amount in the currency's unit, exact: `412.50`. */
export function writtenAmount(amount: number, currency: Currency): string {
  const digits = digitsOf(currency);
  if (digits === 0) return String(amount);
  const text = String(amount).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

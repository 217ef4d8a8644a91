import type { Currency } from "#schemas/prices/price-fragment.ts";
import { digitsOf } from "./digits-of.ts";

/** An amount in the currency's unit, exact: `412.50`; `-0.05` where it is below 0. */
export function writtenAmount(amount: number, currency: Currency): string {
  const digits = digitsOf(currency);
  if (digits === 0) return String(amount);
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  return `${amount < 0 ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

import { mostAmount } from "#schemas/collections/own-price.ts";
import { KnownCurrency } from "#schemas/prices/known-currency.ts";
import { minorUnits } from "#shared/kernel/minor-units.ts";
import { digitsOf } from "../../../prices/reading/index.ts";
import { type DecimalMark, plainDecimal } from "./decimals.ts";
import { nothing, type ReadCell } from "./read-cell.ts";

export interface SaidMoney {
  /** In the smallest unit of the currency; in hundredths where that is not said. */
  readonly amount: number;
  readonly currency?: string;
}

/** Signs of one currency; a plain dollar is that of the United States unless the file says another one. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/US\s?\$|\$\s?US/i, "USD"],
  [/CA\s?\$|(?<!\p{L})C\$/iu, "CAD"],
  [/(?<!\p{L})AU?\s?\$/iu, "AUD"],
  [/NZ\s?\$/i, "NZD"],
  [/HK\s?\$/i, "HKD"],
  [/NT\s?\$/i, "TWD"],
  [/(?<!\p{L})S\$/iu, "SGD"],
  [/(?<!\p{L})R\$/iu, "BRL"],
  [/MX\s?\$/i, "MXN"],
  [/€/, "EUR"],
  [/£/, "GBP"],
  [/[¥￥円]/, "JPY"],
  [/₩|원/, "KRW"],
  [/zł/i, "PLN"],
  [/₽/, "RUB"],
  [/₹/, "INR"],
  [/₺/, "TRY"],
  [/₴/, "UAH"],
  [/฿/, "THB"],
  [/₫/, "VND"],
  [/₱/, "PHP"],
  [/₪/, "ILS"],
  [/kč/i, "CZK"],
  [/(?<![a-z])ft(?![a-z])/i, "HUF"],
  [/(?<![a-z])lei(?![a-z])/i, "RON"],
  [/(?<![a-z])rm(?![a-z])/i, "MYR"],
  [/(?<![a-z])rp\.?(?![a-z])/i, "IDR"],
  [/Fr\.?(?![a-z])/i, "CHF"],
];

/** Currencies that are written with a plain `$`. */
const dollars = new Set(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS"]);

/** The currency that a cell of its own names: `EUR`, `usd`, `€`. */
export function readCurrency(text: string): ReadCell<string> {
  const code = text.trim();
  if (code === "") return nothing;
  const value = KnownCurrency.safeParse(code.toUpperCase()).data ?? currencyIn(code);
  return value === undefined ? { wrong: "is no currency in use" } : { value };
}

/** What a text says of a currency, by its sign or its code. */
function currencyIn(text: string, expected?: string): string | undefined {
  const code = /(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])/.exec(text)?.[0].toUpperCase();
  const named = code === undefined ? undefined : KnownCurrency.safeParse(code).data;
  if (named !== undefined) return named;
  const sign = signs.find(([pattern]) => pattern.test(text))?.[1];
  if (sign !== undefined || !text.includes("$")) return sign;
  return expected !== undefined && dollars.has(expected) ? expected : "USD";
}

/** Signs of money that are none of those: several countries have a `kr`, and only these have their own dollar without a letter before it. */
const strange = /\p{Sc}|(?<!\p{L})kr\.?(?!\p{L})/iu;
const krones: ReadonlySet<string | undefined> = new Set(["DKK", "ISK", "NOK", "SEK"]);

/** Whether an amount is in a currency that nobody knows from it. */
const isStrange = (
  text: string,
  own: string | undefined,
  expected: string | undefined,
): boolean => {
  if (/\p{L}\$/u.test(text) && (own === undefined || own === "USD") && !/US\s?\$/i.test(text)) {
    return true;
  }
  return own === undefined && strange.test(text) && !krones.has(expected);
};

export interface MoneyReading {
  /** What a further cell or the file says of the currency. */
  readonly currency?: string | undefined;
  readonly mark: DecimalMark;
}

/**
 * What a cell says was paid: `12.5`, `$12.00`, `€ 1,77`, `1.234,56 EUR`. Exact: no float is used, and what lies beyond the smallest unit is
 * rounded half to even.
 */
export function readMoney(text: string, { currency, mark }: MoneyReading): ReadCell<SaidMoney> {
  const plain = text.normalize("NFKC").trim();
  if (plain === "" || /^(?:-|n\/a|none|null)$/i.test(plain)) return nothing;
  const own = currencyIn(plain, currency);
  if (isStrange(plain, own, currency)) return { wrong: "is in a currency that it does not tell" };
  const known = own ?? currency;
  const digits = known === undefined ? 2 : digitsOf(known);
  const number = plain.replace(/^[^\d.,\-−]+|[^\d]+$/g, "");
  if (/^[-−]/.test(number) || /^[-−(]/.test(plain)) return { wrong: "is an amount below 0" };
  const decimal = plainDecimal(number, digits === 0 ? undefined : mark);
  if (decimal === undefined) return { wrong: "is no amount of money" };
  const amount = minorUnits(decimal, digits);
  if (amount === undefined || amount > mostAmount) return { wrong: "is more than can be paid" };
  return { value: known === undefined ? { amount } : { amount, currency: known } };
}

import type { Currency } from "#schemas/prices/price-fragment.ts";

/**
 * Currencies that are written with other than two decimals, by ISO 4217. Amounts are kept in the smallest unit for decades; what a runtime says of
 * these changes with its version: to Node 24 forints and rupiahs have none.
 */
const others: Readonly<Record<number, readonly Currency[]>> = {
  0: [
    ...["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"],
    ...["RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"],
  ],
  3: ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"],
  4: ["CLF", "UYW"],
};
const known: ReadonlyMap<Currency, number> = new Map(
  Object.entries(others).flatMap(([digits, all]) => all.map((one) => [one, Number(digits)])),
);

/** How many decimals a currency is written with: 2 for most, 0 for JPY. */
export const digitsOf = (currency: Currency): number => known.get(currency) ?? 2;

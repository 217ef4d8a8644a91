import { Currency } from "./price-fragment.ts";

/** Those that people pay with, by ISO 4217, as the runtime knows them; no metals, and none for tests. */
const inUse: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** A currency in a request: one that there is. What is stored may be of one that there was. */
export const KnownCurrency = Currency.refine((code) => inUse.has(code), {
  error: ({ input }) =>
    `must be a currency of ISO 4217 that is in use, such as EUR or USD; ${input} is none`,
});

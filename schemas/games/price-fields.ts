/** Over how many days a price’s change is asked for. */
type Days = 1 | 7 | 30;

/** A field that looks into what cards cost now, and so into no index. */
interface PriceField {
  readonly name: string;
  readonly also: readonly string[];
  readonly kind: "amount" | "percent";
  readonly description: string;
  /** Of an amount that is in one currency, whatever the search is in. */
  readonly currency?: string;
  /** Of a change. */
  readonly days?: Days;
}

const inCurrency = (currency: string): PriceField => ({
  ...{ name: currency.toLowerCase(), also: [], kind: "amount", currency },
  description: `The market price in ${currency}.`,
});

const overDays = (name: string, also: readonly string[], days: Days): PriceField => ({
  ...{ name, also, kind: "percent", days },
  description: `By how many percent the market price has changed in ${days === 1 ? "a day" : `${days} days`}.`,
});

/** Every card may have a market price, whatever its game. */
export const priceFields: readonly PriceField[] = [
  {
    ...{ name: "price", also: ["market"], kind: "amount" },
    description: "The market price, in the currency of the search.",
  },
  ...["USD", "EUR", "GBP", "JPY"].map(inCurrency),
  overDays("change", ["change7"], 7),
  overDays("change1", [], 1),
  overDays("change30", [], 30),
];

/** Names with digits, which only these fields have: the reader of queries takes any other for a word, as it does `base1`. */
export const namesWithDays: readonly string[] = priceFields
  .flatMap(({ name, also }) => [name, ...also])
  .filter((name) => /\d/.test(name));

/** The currency of a search that names none. */
export const searchedCurrency = "USD";

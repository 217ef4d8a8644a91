/** Where people sell, what they pay in, and what language they speak: cards are asked for in it. */
export interface Marketplace {
  readonly currency: string;
  readonly language: string;
}

/** Marketplaces that the service searches; Japan's it refuses. */
const marketplaces: Readonly<Record<string, Marketplace>> = {
  EBAY_US: { currency: "USD", language: "en" },
  EBAY_GB: { currency: "GBP", language: "en" },
  EBAY_CA: { currency: "CAD", language: "en" },
  EBAY_AU: { currency: "AUD", language: "en" },
  EBAY_IE: { currency: "EUR", language: "en" },
  EBAY_DE: { currency: "EUR", language: "de" },
  EBAY_AT: { currency: "EUR", language: "de" },
  EBAY_CH: { currency: "CHF", language: "de" },
  EBAY_FR: { currency: "EUR", language: "fr" },
  EBAY_IT: { currency: "EUR", language: "it" },
  EBAY_ES: { currency: "EUR", language: "es" },
  EBAY_NL: { currency: "EUR", language: "nl" },
  EBAY_PL: { currency: "PLN", language: "pl" },
};

/**
 * The marketplaces that are asked. Of two with one language and currency the series would be one, and each day's prices those
 * of the one that came last: only one of them is taken.
 *
 * @throws RangeError for one that nobody knows, and where two would have one series
 */
export function askedMarketplaces(names: readonly string[]): ReadonlyMap<string, Marketplace> {
  const found = new Map<string, Marketplace>();
  const taken = new Map<string, string>();
  for (const name of names) {
    const place = Object.hasOwn(marketplaces, name) ? marketplaces[name] : undefined;
    if (!place) {
      throw new RangeError(
        `EBAY_MARKETPLACES has ${name}, which is none of ${Object.keys(marketplaces).join(", ")}.`,
      );
    }
    const series = `${place.language} ${place.currency}`;
    const other = taken.get(series);
    if (other !== undefined && other !== name) {
      throw new RangeError(
        `EBAY_MARKETPLACES has ${other} and ${name}, whose prices would be one series: name one of them.`,
      );
    }
    taken.set(series, name);
    found.set(name, place);
  }
  return found;
}

import type { SeriesKey } from "#functions/prices/books/point.ts";
import type { CurrentSeries, PricesOfGame } from "#functions/prices/current/current-prices.ts";

/** The newest price of a series, believed unless something else is said. */
export const current = (
  key: Partial<SeriesKey>,
  price: number | CurrentSeries["newest"]["columns"],
  more: Partial<CurrentSeries> & { readonly day?: string } = {},
): CurrentSeries => {
  const { day = "2026-11-26", ...rest } = more;
  const columns = typeof price === "number" ? { market: price } : price;
  const amount = columns.market ?? columns.mid ?? columns.low;
  return {
    key: { variant: "holo", source: "tcgplayer", currency: "USD", languages: "en", ...key },
    newest: { day, columns, isConfirmed: true },
    ...(amount !== undefined && { believed: { day, amount, from: "market" } }),
    changes: {},
    ...rest,
  };
};

/** Prices of a game, by the printings that have them. */
export const pricesOfGame = (
  all: Readonly<Record<string, readonly CurrentSeries[]>>,
  version = "1",
): PricesOfGame => ({
  ...{ version, builtAt: "2026-11-26T06:00:00.000Z" },
  series: (printing) => all[printing] ?? [],
});

import type { Columns, SeriesKey } from "#functions/prices/books/point.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import type { Shop } from "#functions/prices/mapping/shop.ts";
import { orderOfSources } from "#functions/prices/market/shops-of-series.ts";
import { PrintingId } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";

export const id = PrintingId.parse("pokemon:en:base1-4");
export const today = "2026-08-22";
const shop = (name: string, toldBy: string): Shop => ({ name, toldBy: [toldBy], words: {} });
const shops = [shop("tcgplayer", "tcgcsv"), shop("cardmarket", "cardmarket")];

/** So many days ago. */
export const dayAt = (ago: number) => dayAfter(today, -ago);

/** Prices of days up to today, the newest last. */
export const series = (
  key: Partial<SeriesKey>,
  ...columns: readonly (number | Columns | undefined)[]
): HistorySeries => ({
  key: { variant: "holo", source: "tcgplayer", currency: "USD", languages: "en", ...key },
  points: columns.flatMap((one, at) => {
    if (one === undefined) return [];
    const day = dayAt(columns.length - 1 - at);
    const observed = { atMs: Date.parse(day) + 1, pack: 0, line: at };
    return [{ day, columns: typeof one === "number" ? { market: one } : one, observed }];
  }),
});

const variants = [{ key: "holo", finish: "holo", aliases: ["holo.standard"] }];
const store = await storeWith([aCard({ id, variants })]);

/** As if a euro were worth 1.10 dollars; not before the end of June. */
const rates = {
  between: async (_from: string, to: string) =>
    ["2026-07-01", "2026-08-20"]
      .filter((day) => day <= to)
      .map((day) => ({ day, base: "EUR", rates: { USD: day < "2026-08-01" ? "1.2" : "1.10" } })),
};

/** What a use case needs of a Charizard that has these series. */
export const given = (...all: readonly HistorySeries[]) => ({
  ...{ store, shops, rates, order: orderOfSources(shops, ["tcgdex", "tcgcsv"]) },
  clock: () => new Date(`${today}T21:00:00.000Z`),
  ended: { of: async () => () => false },
  histories: {
    readHistory: async (_id: unknown, { from, to }: { from: string; to: string }) =>
      all.map(({ key, points }) => ({
        key,
        points: points.filter(({ day }) => day >= from && day <= to),
      })),
  },
});

import type { Columns, SeriesKey } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import type { PriceMap } from "#functions/prices/mapping/price-map.ts";
import type { Shop } from "#functions/prices/mapping/shop.ts";
import { orderOfSources } from "#functions/prices/market/shops-of-series.ts";
import { placeOfPrinting, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import { PrintingId } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { memoryCurrentPrices } from "#test/fakes/memory-current-prices.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";

const shop = (name: string, toldBy: string): Shop => ({ name, toldBy: [toldBy], words: {} });
const shops = [shop("tcgplayer", "tcgcsv"), shop("cardmarket", "cardmarket")];

const today = "2026-08-22";
export const card = (number: number, language = "en") =>
  PrintingId.parse(`pokemon:${language}:base1-${number}`);
const variants = [
  { key: "holo", finish: "holo", aliases: ["holo.standard"] },
  { key: "normal", finish: "normal" },
];

/** As if a euro were worth 1.10 dollars. */
const rates = {
  between: async () => [{ day: "2026-08-20", base: "EUR", rates: { USD: "1.10" } }],
};

/** Cards of a set, their books, and what is made of these: prices of days up to today, the newest last. */
export async function pricedNow(cards: readonly PrintingId[]) {
  let nowMs = Date.parse(`${today}T21:00:00.000Z`);
  const clock = () => new Date(nowMs);
  const books = memoryPriceBooks();
  let map: PriceMap | undefined;
  const current = memoryCurrentPrices(books, clock, async () => map);
  const store = await storeWith(
    cards.map((id) => aCard({ id, number: id.slice(id.lastIndexOf("-") + 1), variants })),
  );
  const price = async (
    id: PrintingId,
    key: Partial<SeriesKey>,
    ...columns: readonly (number | Columns | undefined)[]
  ) => {
    const { printing, ...place } = placeOfPrinting(pricedPrintingOf(id));
    const series = {
      variant: "holo",
      source: "tcgplayer",
      currency: "USD",
      languages: "en",
      ...key,
    };
    const points = columns.flatMap((one, at) => {
      if (one === undefined) return [];
      const day = dayAfter(today, at + 1 - columns.length);
      const observed = { atMs: Date.parse(day) + nowMs, pack: "a", line: 1 };
      return [
        {
          printing,
          series,
          day,
          columns: typeof one === "number" ? { market: one } : one,
          observed,
        },
      ];
    });
    await recordPoints(place, points, {
      ...{ books, clock, random: () => 0, sleep: async () => undefined },
    });
  };
  const build = async () => {
    nowMs += 60_000;
    return current.build("pokemon");
  };
  const deps = {
    ...{ store, shops, rates, clock, current: current.prices, histories: books },
    order: orderOfSources(shops, ["tcgdex", "tcgcsv"]),
    ...{ idTables: async () => [], ended: current.ended },
  };
  /** Has the next build know whose products are. */
  const remap = (next: PriceMap) => {
    map = next;
  };
  return { deps, price, build, remap };
}

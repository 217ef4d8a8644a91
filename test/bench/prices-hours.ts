import { hourOf, ofHours } from "#functions/prices/books/calendar.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { dollars } from "./prices-dollars.ts";
import { seeded } from "./prices-year.ts";
import type { Figures } from "./run.ts";

/** 1,000 wanted cards of 300 sets; a set has 115 on average, of which each is asked for once a week besides. */
const [wanted, sets, cardsOfSet, daysOfTurn] = [1_000, 300, 115, 7];
const place = { game: "pokemon", set: "sample" };
const hourMs = 3_600_000;
const [daysBefore, daysCounted] = [90, 30];
const shops = [
  { source: "tcgdex-tcgplayer", currency: "USD", languages: "en" },
  { source: "tcgdex-cardmarket", currency: "EUR", languages: "any" },
];

/**
 * What books of hours cost a month once they are as long as they become, and how large they are.
 *
 * @param name of the figures
 * @param moving which part of the wanted cards has news in an hour
 */
export async function hoursOfMonth(name: string, moving: number): Promise<Figures> {
  const books = memoryPriceBooks(ofHours);
  const random = seeded(3);
  let nowMs = Date.UTC(2026, 0, 1);
  const deps = { books, clock: () => new Date(nowMs), sleep: async () => {}, random };
  let before = { ...books.counts };
  let busyMs = 0;
  for (let hour = 0; hour < (daysBefore + daysCounted) * 24; hour += 1) {
    if (hour === daysBefore * 24) [before, busyMs] = [{ ...books.counts }, 0];
    nowMs += hourMs;
    const own = Array.from({ length: Math.round(wanted / sets) }, (_none, at) => at + 1);
    const told = own.filter(() => random() < moving);
    // The daily run comes to a seventh of the others.
    const turn = Array.from({ length: cardsOfSet }, (_none, at) => at + 1).filter(
      (card) => hour % 24 === 5 && card % daysOfTurn === Math.floor(hour / 24) % daysOfTurn,
    );
    const points = [...new Set([...told, ...turn])].flatMap((card) =>
      pointsOf(card, nowMs, random),
    );
    const startedAt = performance.now();
    if (points.length > 0) await recordPoints(place, points, deps);
    busyMs += performance.now() - startedAt;
  }
  const { counts, stored } = books;
  const of = (what: keyof typeof counts) => Math.round((counts[what] - before[what]) * sets);
  const month = {
    ...{ puts: of("puts"), gets: of("reads") },
    ...{ writeUnits: of("writeUnits"), readUnits: of("readUnits") },
  };
  const current = await books.read(place);
  const charizard = PricedPrintingId.parse("pokemon:sample-1");
  const history = await books.readHistory(charizard, { from: "2020-01-01", to: "2199-12-31" });
  return {
    [`${name}_puts`]: of("puts"),
    [`${name}_write_units`]: of("writeUnits"),
    [`${name}_read_units`]: of("readUnits"),
    [`${name}_usd`]: dollars(month, (current?.bytes.length ?? 0) * sets)["usd_a_month"] ?? 0,
    [`${name}_book_kb`]: (current?.bytes.length ?? 0) / 1000,
    [`${name}_objects`]: stored.size,
    [`${name}_points_of_card`]: history.reduce((sum, { points }) => sum + points.length, 0),
    [`${name}_ms_a_book`]: (busyMs * sets) / of("puts"),
  };
}

function pointsOf(card: number, atMs: number, random: () => number): readonly NewPoint[] {
  const pack = `bronze/source=tcgdex/dataset=cards/${new Date(atMs).toISOString()}.ndjson.gz`;
  return shops.map((shop) => {
    const market = 500 + Math.round(500 * random());
    return {
      ...{ printing: String(card), day: hourOf(atMs), series: { variant: "holo", ...shop } },
      columns: { low: market - 90, mid: market + 20, market },
      observed: { atMs: atMs - 1000 * card, pack, line: card },
    };
  });
}

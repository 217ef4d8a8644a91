import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { onePieceDays } from "./one-piece-days.ts";
import { pricedCatalogue } from "./priced-catalogue.ts";
import { dollars } from "./prices-dollars.ts";
import { hoursOfMonth } from "./prices-hours.ts";
import { countedRecorder, type PricedSet, pricesOf, seeded } from "./prices-year.ts";
import type { Figures } from "./run.ts";

const daysOfYear = 365;
/** As many cards as the goal is told for. */
const goalCards = 50_000;
/** Of 218 sets of 25,000 cards, which have 115 on average. */
const sampled: readonly PricedSet[] = [30, 115, 200].map((cards, at) => ({
  ...{ set: `sample${at}`, cards },
}));
const catalogueCards = 25_000;

/**
 * A year of daily prices of three sources through the code that takes them, over a store that counts: sampled sets of all sizes, made up to
 * 50,000 cards; and a day of 25,000; and a month of hours. Then through the deployed pipeline, where reference data is laid out: the real series of One Piece day by day,
 * and the daily prices of the whole catalogue.
 */
export async function run(): Promise<Figures> {
  const hours = {
    ...(await hoursOfMonth("hours_tenth", 0.1)),
    ...(await hoursOfMonth("hours_all", 1)),
  };
  const counted = { ...(await aYear()), ...(await aDay()), ...hours };
  return { ...counted, ...(await onePieceDays()), ...(await pricedCatalogue()) };
}

async function aYear(): Promise<Figures> {
  let nowMs = Date.UTC(2026, 0, 1);
  const { books, recorder } = countedRecorder(sampled, () => new Date(nowMs));
  const random = seeded(1);
  const walks = sampled.map((set) => pricesOf(set, random));
  let [points, busyMs] = [0, 0];
  for (let day = 0; day < daysOfYear; day += 1) {
    for (const walk of walks) {
      for (const records of walk(day)) {
        nowMs += 1000;
        const startedAt = performance.now();
        const { written } = await recorder.record(records);
        busyMs += performance.now() - startedAt;
        points += written;
      }
    }
    nowMs = Date.UTC(2026, 0, 2 + day);
  }
  const cards = sampled.reduce((sum, set) => sum + set.cards, 0);
  const times = goalCards / cards / 12;
  const { counts, stored } = books;
  const kept = [...stored.values()].reduce((sum, { length }) => sum + length, 0);
  const month = {
    puts: counts.puts * times,
    gets: counts.reads * times,
    writeUnits: counts.writeUnits * times,
    readUnits: counts.readUnits * times,
  };
  return {
    year_points: points,
    month_puts: Math.round(month.puts),
    month_gets: Math.round(month.gets),
    month_write_units: Math.round(month.writeUnits),
    month_read_units: Math.round(month.readUnits),
    year_mb_at_50k: (kept * goalCards) / cards / 1e6,
    ...dollars(month, (kept * goalCards) / cards),
    lambda_gb_s_month: ((busyMs / 1000) * 0.5 * goalCards) / cards / 12,
    ...(await history(books)),
  };
}

async function history(books: ReturnType<typeof countedRecorder>["books"]): Promise<Figures> {
  const id = PricedPrintingId.parse("pokemon:sample2-125");
  const times: number[] = [];
  let points = 0;
  for (let turn = 0; turn < 300; turn += 1) {
    const startedAt = performance.now();
    const series = await books.readHistory(id, { from: "2026-01-01", to: "2026-12-31" });
    times.push(performance.now() - startedAt);
    points = series.reduce((sum, one) => sum + one.points.length, 0);
  }
  const p95 = times.slice(100).sort((a, b) => a - b)[190] ?? 0;
  return { history_points: points, history_decode_p95_ms: p95 };
}

/** A day of 25,000 cards in 218 sets, in the middle of a month. */
async function aDay(): Promise<Figures> {
  const sets = Array.from({ length: 218 }, (_none, at) => ({ set: `day${at}`, cards: 115 }));
  const some = sets.slice(0, 8);
  const { recorder } = countedRecorder(some, () => new Date(Date.UTC(2026, 0, 20)));
  const random = seeded(2);
  const walks = some.map((set) => pricesOf(set, random));
  for (let day = 0; day < 15; day += 1) {
    for (const walk of walks) for (const records of walk(day)) await recorder.record(records);
  }
  const bodies = walks.flatMap((walk) => walk(15));
  const startedAt = performance.now();
  for (const records of bodies) await recorder.record(records);
  const seconds = (performance.now() - startedAt) / 1000;
  return { day_s_25k: (seconds * catalogueCards) / (some.length * 115) };
}

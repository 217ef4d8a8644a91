import { priceTable } from "#bin/cost/price-table.ts";
import { billedMs } from "#bin/cost/service-times.ts";
import { armed } from "#functions/alerts/judging/judge.ts";
import type { Step } from "#functions/alerts/judging/standing.ts";
import { judgePrices } from "#functions/alerts/watching/judge-prices.ts";
import type { HistoryPoint } from "#functions/prices/books/read-section.ts";
import { orderOfSources } from "#functions/prices/market/shops-of-series.ts";
import { cardPathsIfAny } from "#functions/prices/reading/index.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import { mostInEvent } from "#schemas/messages/events/declarations.ts";
import { type PricedPrintingId, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import { PrintingId } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { countedWatches } from "#test/support/alerts/counted-watches.ts";
import { lineNear, someRule } from "#test/support/alerts/month/some-wishes.ts";
import { aWatch } from "#test/support/alerts/watches.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { seeded } from "#test/support/running/seeded.ts";
import type { Figures } from "./run.ts";

const [alerts, cards] = [100_000, 5_000];
/** A week is counted, as what has not moved is written once a week; before it there are two months of prices. */
const [firstDay, daysBefore, daysCounted] = ["2026-01-01", 60, 7];
const memoryMb = 512;
/**
 * Of a card of at most 4 KB, read as it was a second ago. The pointer to the book of its set and the book are read once for fifty printings of an
 * event.
 */
const unitsOfCard = 0.5;
const booksOfEvent = mostInEvent / 50;
/** What the function waits for at an event of a hundred printings, fifty side by side: watches, cards and pointers, books, and what is written. */
const waits = { dynamodb: 2 * 4, s3: 2, sqs: 1 };

/**
 * What judging costs with 100,000 alerts on 5,000 cards whose prices all move each night, counted over stores in memory: reads and writes of the
 * watches, and at list price all that a price that has moved costs until channels are to be told.
 */
export async function alertsCounted(): Promise<Figures> {
  const random = seeded(7);
  const world = pricedCards(random);
  const setOn = dayAfter(firstDay, daysBefore - 1);
  for (let day = firstDay; day <= setOn; day = dayAfter(day, 1)) world.move(day);
  const memory = memoryAlerts();
  memory.putWatches(
    Array.from({ length: alerts }, (_none, at) => world.watchOn(at % cards, setOn)),
  );
  const { watches, counts } = countedWatches(memory.watches);
  let [looks, messages, notices, cpuMs] = [0, 0, 0, 0];
  for (let night = 1; night <= daysCounted; night += 1) {
    const day = dayAfter(setOn, night);
    world.move(day);
    const deps = {
      ...{ watches, clock: world.clock, paths: world.paths },
      looks: { request: async () => {} },
      nameOfSet: async (id: string) => {
        counts.calls += 1;
        counts.readUnits += 0.5;
        return id;
      },
      handOver: async (some: readonly object[]) => {
        notices += some.length;
        messages += Math.ceil(some.length / 10);
      },
    };
    for (const [at, printings] of chunksOf(world.printings, mostInEvent).entries()) {
      const event = `${day} ${at}`;
      // What was written a night ago is read as it is.
      for (const printing of printings) await memory.watches.page(printing, 1);
      const startedAt = process.cpuUsage();
      await judgePrices(
        printings.map((printing) => ({ printing, event })),
        deps,
      );
      const { user, system } = process.cpuUsage(startedAt);
      cpuMs += (user + system) / 1000;
      looks += printings.length;
    }
  }
  const per = (count: number) => count / looks;
  const { prices } = priceTable();
  const usd = (name: string, units: number) => {
    const price = prices[name];
    if (!price) throw new Error(`There is no price ${name}.`);
    return (units * price.usd) / price.per;
  };
  const events = looks / mostInEvent;
  const units = usd("dynamo.reads", counts.readUnits) + usd("dynamo.writes", counts.writeUnits);
  const books = events * booksOfEvent;
  const ways = usd("dynamo.reads", looks * unitsOfCard + books * 0.5) + usd("s3.gets", books);
  const calls = usd("sqs.requests", 3 * events + messages) + usd("lambda.requests", events);
  const billed = billedMs(cpuMs / events, waits, memoryMb) * events;
  const time = usd("lambda.armGbSeconds", (billed / 1000) * (memoryMb / 1024));
  return {
    many_alerts: alerts,
    many_cards: cards,
    many_prices: looks,
    many_fired: counts.fired,
    many_handed: notices,
    many_read_calls_per_price: per(counts.calls),
    many_reads_per_price: per(counts.readUnits),
    many_writes_per_price: per(counts.writes),
    many_write_units_per_price: per(counts.writeUnits),
    many_cpu_ms_per_price: per(cpuMs),
    usd_per_million_prices: ((units + ways + calls + time) / looks) * 1e6,
    usd_per_million_prices_of_alerts: (units / looks) * 1e6,
    usd_per_million_unwatched_prices: usd("dynamo.reads", 0.5 * 1e6),
  };
}

/** Cards whose prices walk about by a few percent a night. */
function pricedCards(random: () => number) {
  let today = firstDay;
  const all = Array.from({ length: cards }, (_none, at) => {
    const [set, number] = [`many${Math.floor(at / 100)}`, String((at % 100) + 1)];
    const id = PrintingId.parse(`pokemon:en:${set}-${number}`);
    const points: HistoryPoint[] = [];
    return { id, card: aCard({ id, number }), points, cents: 100 * 50 ** random() };
  });
  const byId = new Map(all.map((one) => [one.id, one]));
  const byPrinting = new Map(all.map((one) => [pricedPrintingOf(one.id), one]));
  const key = { variant: "holo", source: "tcgplayer", currency: "USD", languages: "en" };
  const clock = () => new Date(`${today}T21:00:00.000Z`);
  const store = {
    ...memoryCatalogStore(),
    cards: async (ids: readonly PrintingId[]) =>
      ids.flatMap((id) => {
        const value = byId.get(id)?.card;
        return value ? [{ value, sources: [], contentHash: sha256(id) }] : [];
      }),
  };
  const prices = {
    ...{ store, shops: allShops, order: orderOfSources(allShops, []), clock },
    histories: {
      readHistory: async (id: PricedPrintingId) => [
        { key, points: byPrinting.get(id)?.points ?? [] },
      ],
    },
    rates: { between: async () => [] },
    ended: { of: async () => () => false },
  };
  return {
    clock,
    printings: [...byPrinting.keys()],
    paths: (id: PrintingId) => cardPathsIfAny(id, prices),
    move(day: string) {
      today = day;
      const observed = { atMs: Date.parse(`${day}T20:00:00.000Z`), pack: 0, line: 1 };
      for (const one of all) {
        one.cents *= 0.97 + 0.06 * random();
        const market = Math.max(1, Math.round(one.cents));
        one.points.push({ day, columns: { market }, observed });
      }
    },
    /** An alert of somebody's on a card, armed as of its newest price. */
    watchOn(at: number, day: string) {
      const own = all[at];
      if (!own) throw new Error(`There is no card ${at}.`);
      const { id: printingId, points, cents } = own;
      const line = lineNear(cents, random);
      const path = points.map(
        ({ day: of, columns, observed }): Step => ({
          ...{ day: of, atMs: observed.atMs, amount: columns.market ?? 1 },
        }),
      );
      const terms = { printingId, line, rearm: someRule(random) };
      return aWatch({ ...terms, standing: armed(line, day, path) });
    },
  };
}

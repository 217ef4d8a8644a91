import { setTimeout as sleep } from "node:timers/promises";
import { booksOf } from "#bin/cost/counting/priced-set.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { lakeBucket } from "#bin/local/emulator/aws-clients.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { keysIn } from "#shared/aws/keys-in.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { everyItem, send, signIn } from "./full-size-cloud.ts";
import { idleQueues } from "./idle-queues.ts";
import { seeded } from "./prices-year.ts";
import type { Figures } from "./run.ts";
import { sqlPrices } from "./sql-prices.ts";

/** So many cards have a year of prices, here and in the database beside it. */
const cardsOfYear = 2500;
const daysOfYear = 365;
const turns = 200;

/** What is asked of prices over HTTP, one client, beside what the usual tables say of the same prices in this process. */
export async function askedForPrices(cloud: LocalCloud): Promise<Figures> {
  const token = await signIn(cloud);
  const cards = await cardsOfLargeSets(cloud, token);
  const rows = sqlPrices();
  const startedMs = performance.now();
  const writtenAt = await aYear(cloud, cards, rows.add);
  rows.ready();
  console.log(
    `  a year of ${cards.length} cards in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
  );
  await newestPricesOf(cloud, writtenAt);
  await idleQueues(cloud);
  const some = (at: number, many = 1) =>
    Array.from(
      { length: many },
      (_none, next) => cards[(at * 37 + next * 11) % cards.length]?.id ?? "",
    );
  const from = dayAfter(utcDay(new Date()), 1 - daysOfYear);
  const over = async (ask: (at: number) => string, body?: (at: number) => object) =>
    p95(async (at) => {
      await send(cloud, ask(at), { token: await fresh(), ...(body && { body: body(at) }) });
    });
  let [last, lastMs] = [token, performance.now()];
  const fresh = async () => {
    if (performance.now() - lastMs < 600_000) return last;
    [last, lastMs] = [await signIn(cloud), performance.now()];
    return last;
  };
  const windows = ["1", "7", "30"];
  return {
    empty_handler_p95_ms: await over(() => "GET /v1/health"),
    history_p95_ms: await over((at) => `GET /v1/cards/${some(at)[0]}/prices/history?from=${from}`),
    history_one_variant_p95_ms: await over(
      (at) => `GET /v1/cards/${some(at)[0]}/prices/history?from=${from}&source=tcgplayer`,
    ),
    card_prices_p95_ms: await over((at) => `GET /v1/cards/${some(at)[0]}/prices`),
    trending_p95_ms: await over(
      (at) =>
        `GET /v1/prices/trending?game=pokemon&window=${windows[at % 3]}&direction=${at % 2 ? "up" : "down"}`,
    ),
    batch_p95_ms: await over(
      () => "POST /v1/cards/prices",
      (at) => ({ ids: some(at, 200) }),
    ),
    sql_rows: rows.count(),
    sql_mb: rows.megabytes(),
    sql_history_p95_ms: await p95(async (at) => rows.history(some(at)[0] ?? "", from)),
    sql_trending_p95_ms: await p95(async (at) => rows.trending(Number(windows[at % 3])), 20),
    sql_batch_p95_ms: await p95(async (at) => rows.newest(some(at, 200))),
  };
}

/** Waits for newest prices that were made after a moment: books that have changed are gathered until it is quiet. */
async function newestPricesOf({ clients: { s3 } }: LocalCloud, after: Date): Promise<void> {
  const folder = "current-prices/game=pokemon/";
  const since = after.toISOString().replace(/[-:.]/g, "");
  const isThere = async () => {
    const keys = await keysIn(s3, { Bucket: lakeBucket, Prefix: folder });
    return keys.some((key) => (key.split("/").at(-1) ?? "") > since);
  };
  while (!(await isThere())) await sleep(2000);
}

async function p95(ask: (at: number) => Promise<unknown>, times = turns): Promise<number> {
  const took: number[] = [];
  // The first ones warm up and are not counted.
  for (let at = -10; at < times; at += 1) {
    const startedMs = performance.now();
    await ask(Math.abs(at));
    if (at >= 0) took.push(performance.now() - startedMs);
  }
  return took.sort((a, b) => a - b)[Math.floor(times * 0.95)] ?? Number.NaN;
}

interface YearCard {
  readonly id: string;
  readonly set: string;
  readonly printing: string;
  readonly variants: readonly string[];
}

async function cardsOfLargeSets(cloud: LocalCloud, token: string): Promise<readonly YearCard[]> {
  const sets = await everyItem(cloud, "/v1/sets", {
    token,
    query: { language: "en", game: "pokemon" },
  });
  const cards: YearCard[] = [];
  for (const { id, code } of sets) {
    if (cards.length >= cardsOfYear) break;
    const set =
      String(code ?? id)
        .split(":")
        .at(-1) ?? "";
    for (const card of await everyItem(cloud, `/v1/sets/${id}/cards`, { token })) {
      const place = String(card.id).split(":").at(-1) ?? "";
      const printing = place.slice(place.lastIndexOf("-") + 1);
      const variants = card.variants.map(({ key }: { key: string }) => key).slice(0, 3);
      cards.push({
        id: card.id,
        set: place.slice(0, place.lastIndexOf("-")) || set,
        printing,
        variants,
      });
    }
  }
  return cards;
}

const feeds = [
  { source: "tcgplayer", currency: "USD", languages: "en" },
  { source: "cardmarket", currency: "EUR", languages: "any" },
  { source: "tcgdex-tcgplayer", currency: "USD", languages: "en" },
] as const;

/** Up to today, each price a little another one than the day before on six of ten days. Returns when the last one was written. */
async function aYear(
  cloud: LocalCloud,
  cards: readonly YearCard[],
  add: (id: string, point: NewPoint) => void,
): Promise<Date> {
  const books = booksOf(cloud);
  const deps = { books, clock: systemClock, sleep: async () => undefined, random: Math.random };
  const random = seeded(3);
  for (const [set, own] of Map.groupBy(cards, (card) => card.set)) {
    const points: NewPoint[] = [];
    for (const card of own) {
      for (const point of pointsOf(card, random)) {
        points.push(point);
        add(card.id, point);
      }
    }
    await recordPoints({ game: "pokemon", set }, points, deps);
  }
  return systemClock();
}

function* pointsOf({ printing, variants }: YearCard, random: () => number): Generator<NewPoint> {
  const today = utcDay(new Date());
  const series = variants.flatMap((variant) => feeds.map((feed) => ({ variant, ...feed })));
  for (const own of series) {
    let market = Math.round(60 * 20 ** random()) + 20;
    for (let ago = daysOfYear - 1; ago >= 0; ago -= 1) {
      if (random() < 0.6) market = Math.max(10, Math.round(market * (0.97 + 0.06 * random())));
      const day = dayAfter(today, -ago);
      yield {
        ...{ printing, series: own, day },
        columns: { low: market - 8, mid: market + 12, high: market * 4, market },
        observed: {
          atMs: Date.parse(day) + 1,
          pack: `bronze/source=${own.source}/${day}`,
          line: 7,
        },
      };
    }
  }
}

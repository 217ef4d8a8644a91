import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { booksOf } from "#bin/cost/counting/priced-set.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { upstreamsAt } from "#bin/local/cloud/upstreams.ts";
import { startSampleUpstream } from "#bin/sample-upstream/index.ts";
import { decodeBook } from "#functions/prices/books/book-file.ts";
import { readSection } from "#functions/prices/books/read-section.ts";
import type { DailyPrice } from "#functions/prices/statistics/daily-price.ts";
import { dailyPrices } from "#functions/prices/statistics/daily-prices.ts";
import { Day } from "#schemas/values.ts";
import { referenceFile, referenceJson } from "#test/support/running/reference-data.ts";
import { withBenchCloud, withoutLimits } from "./bench-cloud.ts";
import { admin, ended, everyItem, setDay, signIn, synchronised } from "./full-size-cloud.ts";
import { idleQueues } from "./idle-queues.ts";
import type { Figures } from "./run.ts";
import { toldStatistics } from "./told-statistics.ts";

const seriesFile = "prices-onepiece-daily.json.gz";
const Given = z.object({
  dates: z.array(Day).min(1),
  series: z.record(z.string(), z.object({ usd: z.array(z.number().nullable()).optional() })),
});
/**
 * The real daily prices of One Piece as the mirror of a shop tells them, day by day through the deployed pipeline: what it told of products that are
 * known as cards lies in the books, to the cent, and the card's page tells the figures that DuckDB computes of it.
 */
export async function onePieceDays(): Promise<Figures> {
  const [cards, packs] = [
    referenceFile("onepiece-cards.ndjson.gz"),
    referenceFile("onepiece-packs.json"),
  ];
  const prices = referenceFile(seriesFile);
  if (!cards || !packs || !prices) {
    console.log("  without the real series of One Piece: no reference data was laid out");
    return {};
  }
  const given = Given.parse(referenceJson(seriesFile));
  return withBenchCloud((cloud) => replayed(cloud, given), {
    variables: { ...withoutLimits, UPSTREAM_REQUESTS_PER_SECOND: "4000", UPSTREAM_LANES: "16" },
    upstreams: async ({ upstream: port }, teardown) => {
      const options = {
        port,
        day: given.dates[0] ?? "",
        prices,
        data: { onePiece: { cards, packs } },
      };
      const server = await startSampleUpstream(options);
      teardown.add(() => server.close());
      return upstreamsAt(server.url);
    },
  });
}

async function replayed(cloud: LocalCloud, given: z.infer<typeof Given>): Promise<Figures> {
  const token = await admin(cloud);
  for (const source of ["punk-records", "tcgcsv"]) {
    await synchronised(cloud, token, { source, mode: "full" });
  }
  await idleQueues(cloud);
  const startedMs = performance.now();
  for (const [at, day] of given.dates.entries()) {
    if (at % 10 === 0) console.log(`  ${day}`);
    await setDay(cloud, day);
    await ended(cloud, await signIn(cloud), { source: "tcgcsv", mode: "due" });
  }
  const seconds = (performance.now() - startedMs) / 1000 / given.dates.length;
  await idleQueues(cloud);
  const found = await inBooks(cloud, await signIn(cloud));
  const expected = realSeries(given);
  const known = [...expected].flatMap(([name, points]) => {
    const card = found.get(name);
    return card ? [{ points, card }] : [];
  });
  return {
    onepiece_series: known.length,
    // What several cards or none is called by the shop has no place in a book.
    onepiece_series_of_no_card: expected.size - known.length,
    replay_points_in: sumOf(known, ({ points }) => points.length),
    replay_points_out: sumOf(known, ({ card }) => card.points.length),
    replay_series_wrong: sumOf(known, ({ points, card }) =>
      Number(!isDeepStrictEqual(points, card.points)),
    ),
    onepiece_day_s: seconds,
    ...(await toldStatistics(
      cloud,
      known.map(({ points, card }) => [card.id, points]),
    )),
  };
}

/** A card of ours, and what it has cost day by day. */
interface CardInBook {
  readonly id: string;
  readonly points: readonly DailyPrice[];
}

const sumOf = <T>(all: readonly T[], tell: (one: T) => number) =>
  all.reduce((sum, one) => sum + tell(one), 0);

/** What each card has cost in dollars, in cents, by its number as files have it. */
const realSeries = ({ dates, series }: z.infer<typeof Given>) =>
  new Map(
    Object.entries(series).flatMap(([id, { usd = [] }]): [string, readonly DailyPrice[]][] => {
      const points = dates.flatMap((day, at): DailyPrice[] => {
        const amount = Math.round((usd[at] ?? 0) * 100);
        return amount > 0 ? [{ day, amount }] : [];
      });
      return points.length > 0 ? [[id, points]] : [];
    }),
  );

/** The shop's own prices of each card that is in a book, by its number as files have it. */
async function inBooks(cloud: LocalCloud, token: string): Promise<ReadonlyMap<string, CardInBook>> {
  const books = booksOf(cloud);
  const named = await namesInFiles(cloud, token);
  const found = new Map<string, CardInBook>();
  for (const { game, set } of await books.pointers("onepiece")) {
    const book = await books.read({ game, set });
    if (!book) throw new Error(`There is no book of ${set}.`);
    for (const [printing, section] of decodeBook(book.bytes).sections) {
      const id = `${game}:${set}-${printing}`;
      const series = readSection(section, { from: "2000-01-01", to: "2100-01-01" });
      const points = series.flatMap((one) => dailyPrices(one.points));
      found.set(named.get(id) ?? id, { id: id.replace(":", ":en:"), points });
    }
  }
  return found;
}

/** What the first source calls each card, by our id without its language. */
async function namesInFiles(
  cloud: LocalCloud,
  token: string,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const query = { game: "onepiece", language: "en" };
  for (const { id: set } of await everyItem(cloud, "/v1/sets", { token, query })) {
    for (const card of await everyItem(cloud, `/v1/sets/${set}/cards`, { token })) {
      const name = String(card.crosswalk["punk-records"]).split("/").at(-1) ?? "";
      names.set(card.id.replace(":en:", ":"), name);
    }
  }
  return names;
}

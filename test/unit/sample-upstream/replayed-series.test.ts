import { expect, test, vi } from "vitest";
import * as z from "zod";
import { catalogueOf } from "#bin/sample-upstream/catalogue.ts";
import { loadData } from "#bin/sample-upstream/load-data.ts";
import { pokemonGroups } from "#bin/sample-upstream/tcgcsv/groups.ts";
import { believed } from "#functions/prices/statistics/believed.ts";
import type { DailyPrice } from "#functions/prices/statistics/daily-price.ts";
import { dailyPrices } from "#functions/prices/statistics/daily-prices.ts";
import { statisticsOf } from "#functions/prices/statistics/series-statistics.ts";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { startRun } from "#functions/sources/runs/start-run.ts";
import { Day } from "#schemas/values.ts";
import { httpUpstream } from "#shared/upstreams/http-upstream.ts";
import { claimOf, mapOf, recording } from "#test/support/prices/price-records.ts";
import {
  differingFigures,
  figuresOf,
  statisticsByDuckDb,
} from "#test/support/prices/statistics-by-duckdb.ts";
import { referenceFile, referenceJson } from "#test/support/running/reference-data.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

vi.setConfig({ testTimeout: 120_000 });

const seriesFile = "prices-pokemon-tcgplayer-daily.json.gz";
const Given = z.object({
  currency: z.literal("USD"),
  series: z.record(z.string(), z.record(Day, z.number())),
});
const [cards, sets, prices] = [
  "tcgdex-cards-en.ndjson.gz",
  "tcgdex-sets-en.json.gz",
  seriesFile,
].map(referenceFile);
const isThere = cards !== undefined && sets !== undefined && prices !== undefined;
const skipped = isThere ? "" : " (the full-size reference data is not on this machine)";
const { running } = sampleUpstream(isThere ? { prices, data: { cards, sets } } : {});

/** Days and amounts in cents of each card, by its id. */
const realPoints = ({ series }: z.infer<typeof Given>) =>
  new Map(
    Object.entries(series).map(([id, days]): [string, readonly DailyPrice[]] => [
      id,
      Object.entries(days)
        .map(([day, amount]) => ({ day: Day.parse(day), amount: Math.round(amount * 100) }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    ]),
  );

/** The products that the sample's mirror sells of these cards, by the numbers of their groups. */
function productsOf(wanted: ReadonlyMap<string, unknown>) {
  const english = loadData({ cards: cards ?? "", sets: sets ?? "" }).languages.get("en");
  const groups = english ? pokemonGroups(catalogueOf("en", english)) : [];
  return groups.flatMap(({ groupId, products }) =>
    products.flatMap(({ productId, printings }) =>
      printings
        .slice(0, 1)
        .flatMap(({ card }) => (wanted.has(card) ? [{ groupId, productId, card }] : [])),
    ),
  );
}

/** A mirror's prices of each of these days through the pipeline; and what the books say of a card then. */
async function replayed(days: readonly string[], products: ReturnType<typeof productsOf>) {
  const finishes = ["normal", "holo", "reverse"];
  const claims = products.map(({ productId, card }) => [
    `tcgplayer:${productId}`,
    [claimOf(card.toLowerCase(), finishes)],
  ]);
  const { recorder, history } = recording(mapOf(Object.fromEntries(claims)));
  const line = pipeline({
    sources: [tcgcsv(`${running().url}/tcgcsv`, sevenZip)],
    recorders: [recorder],
    upstream: ({ now }) => httpUpstream({ userAgent: "cardlake/test", clock: now }),
  });
  const units = [...new Set(products.map(({ groupId }) => `3/${groupId}`))];
  for (const day of days) {
    running().day.set(day);
    await line.time.advance(Date.parse(`${day}T21:00:00Z`) - line.time.now().getTime());
    await startRun({ source: "tcgcsv", mode: "due", units }, undefined, line.deps);
    await line.drain();
  }
  expect(line.dead).toEqual([]);
  return async (card: string) => {
    const all = (await history(`pokemon:${card.toLowerCase()}`)).map(({ points }) =>
      dailyPrices(points),
    );
    return all.toSorted((a, b) => b.length - a.length);
  };
}

test.skipIf(!isThere)(
  `[PRC-1] [PRC-3] real daily prices of Pokémon come out of the books as they went in, with the figures that DuckDB computes${skipped}`,
  async () => {
    const real = realPoints(Given.parse(referenceJson(seriesFile)));
    const products = productsOf(real);
    const days = [...new Set([...real.values()].flat().map(({ day }) => day))].toSorted();
    const pricesOf = await replayed(days, products);
    const known = new Map(
      [...new Set(products.map(({ card }) => card))].map((card) => [card, real.get(card) ?? []]),
    );
    const theirs = await statisticsByDuckDb(
      [...known].map(([card, points]) => [card, believed(points).points]),
    );
    const wrong: string[] = [];
    let [pointsIn, pointsOut, figures] = [0, 0, 0];
    for (const [card, points] of known) {
      const told = await pricesOf(card);
      for (const one of told) expect(one, card).toEqual(points);
      pointsIn += points.length;
      pointsOut += told[0]?.length ?? 0;
      const own = statisticsOf(believed(told[0] ?? []).points, Day.parse(days.at(-1)));
      const [ours, expected] = [own ? figuresOf(own) : {}, theirs.get(card) ?? {}];
      figures += Object.keys(expected).length;
      wrong.push(...differingFigures(ours, expected).map((name) => `${card} ${name}`));
    }
    expect([known.size, figures]).toEqual([33, 561]);
    expect(pointsOut).toBe(pointsIn);
    expect(wrong).toEqual([]);
  },
);

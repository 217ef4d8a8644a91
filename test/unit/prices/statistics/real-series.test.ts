import { beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";
import { believed } from "#functions/prices/statistics/believed.ts";
import { changeDays } from "#functions/prices/statistics/changes.ts";
import type { DailyPrice } from "#functions/prices/statistics/daily-price.ts";
import { statisticsOf } from "#functions/prices/statistics/series-statistics.ts";
import { Day } from "#schemas/values.ts";
import {
  differingFigures,
  type Figures,
  figuresOf,
  statisticsByDuckDb,
} from "#test/support/prices/statistics-by-duckdb.ts";
import { referenceFile, referenceJson } from "#test/support/running/reference-data.ts";

const amounts = z.array(z.number().nullable());
const dates = z.array(Day);
const OnePiece = z.object({
  ...{ dates, series: z.record(z.string(), z.partialRecord(z.enum(["eur", "usd"]), amounts)) },
});
const InReais = z.object({ dates, series: z.record(z.string(), amounts) });
const InDollars = z.object({ series: z.record(z.string(), z.record(Day, z.number())) });
const files = [
  ...["prices-onepiece-daily.json.gz", "prices-pokemon-brl-daily.json.gz"],
  "prices-pokemon-tcgplayer-daily.json.gz",
] as const;

type Series = readonly [name: string, points: readonly DailyPrice[]];

/** What a card has cost, in cents, by days and amounts that belong together. */
function seriesOf(name: string, prices: readonly (readonly [Day, number | null])[]): Series {
  const points = prices.flatMap(([day, price]) => {
    const amount = Math.round((price ?? 0) * 100);
    return amount > 0 ? [{ day, amount }] : [];
  });
  return [name, believed(points).points];
}

/**
 * Real daily prices: 4,487 cards of One Piece in two currencies on 70 days, 3,000 cards of Pokémon in reais on 12, and 73 in dollars on
 * up to 32.
 */
function realSeries(): readonly Series[] {
  const [onePiece, reais, dollars] = files.map(referenceJson);
  const byPlace = (days: readonly Day[], prices: z.infer<typeof amounts>) =>
    days.map((day, at) => [day, prices[at] ?? null] as const);
  const ofOnePiece = OnePiece.parse(onePiece);
  const inReais = InReais.parse(reais);
  return [
    ...Object.entries(ofOnePiece.series).flatMap(([id, currencies]) =>
      Object.entries(currencies).map(([currency, prices]) =>
        seriesOf(`${id} ${currency}`, byPlace(ofOnePiece.dates, prices)),
      ),
    ),
    ...Object.entries(inReais.series).map(([id, prices]) =>
      seriesOf(`${id} brl`, byPlace(inReais.dates, prices)),
    ),
    ...Object.entries(InDollars.parse(dollars).series).map(([id, prices]) =>
      seriesOf(
        `${id} pokemon usd`,
        Object.entries(prices)
          .map(([day, price]) => [Day.parse(day), price] as const)
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ),
  ];
}

const isThere = files.every((name) => referenceFile(name) !== undefined);
const today = Day.parse("2026-08-22");
const skipped = isThere ? "" : " (the full-size reference data is not on this machine)";
const real = isThere ? realSeries() : [];

/** Nine million pairs of prices take DuckDB three seconds, and a busy machine some more. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let [ours, theirs] = [
  new Map<string, Figures>(),
  new Map<string, Figures>() as ReadonlyMap<string, Figures>,
];
beforeAll(async () => {
  theirs = await statisticsByDuckDb(real);
  ours = new Map(
    real.flatMap(([name, points]) => {
      const own = statisticsOf(points, today);
      return own ? [[name, figuresOf(own)] as const] : [];
    }),
  );
});

/** Every difference in these figures, and how many series have one of them. */
function compared(isOne: (figure: string) => boolean) {
  const only = (all: Figures = {}) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => isOne(name)));
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  const differing = names.flatMap((name) => {
    const [own, other] = [only(ours.get(name)), only(theirs.get(name))];
    return differingFigures(own, other).map((at) => `${name} ${at}: ${own[at]}, ${other[at]}`);
  });
  return {
    differing,
    series: [...theirs.values()].filter((own) => Object.keys(own).some(isOne)).length,
  };
}

test.skipIf(!isThere)(
  `[PRC-3] lows, highs, averages and medians of real series are those that DuckDB computes${skipped}`,
  () => {
    const { differing, series } = compared((name) => /^(days|low|high|average|median)/.test(name));
    expect(series).toBeGreaterThan(11_000);
    expect(differing).toEqual([]);
  },
);

test.skipIf(!isThere).each(changeDays)(
  `[PRC-3] changes over %i days of real series are those that DuckDB computes${skipped}`,
  (days) => {
    const { differing, series } = compared((name) =>
      [`change${days}`, `since${days}`].includes(name),
    );
    expect(series).toBeGreaterThan(days > 70 ? -1 : 8_000);
    expect(differing).toEqual([]);
  },
);

test.skipIf(!isThere)(
  `[PRC-3] volatility and trends of real series are those that DuckDB computes${skipped}`,
  () => {
    for (const isOne of [/^volatility$/, /^(strength|percentAMonth|way)$/]) {
      const { differing, series } = compared((name) => isOne.test(name));
      expect(series).toBeGreaterThan(8_000);
      expect(differing).toEqual([]);
    }
  },
);

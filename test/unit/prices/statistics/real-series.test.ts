import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
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
} from "#test/support/statistics-by-duckdb.ts";

const file = new URL("../../../../../shared/data/prices-onepiece-daily.json.gz", import.meta.url);
const Given = z.object({
  dates: z.array(Day),
  series: z.record(
    z.string(),
    z.partialRecord(z.enum(["eur", "usd"]), z.array(z.number().nullable())),
  ),
});

/** Real prices of 4,487 cards on 70 days, in cents: 8,900 series. */
function realSeries(): readonly (readonly [name: string, points: readonly DailyPrice[]])[] {
  const { dates, series } = Given.parse(JSON.parse(gunzipSync(readFileSync(file)).toString()));
  return Object.entries(series).flatMap(([id, currencies]) =>
    Object.entries(currencies).map(([currency, prices]) => {
      const points = dates.flatMap((day, at) => {
        const amount = Math.round((prices[at] ?? 0) * 100);
        return amount > 0 ? [{ day, amount }] : [];
      });
      return [`${id} ${currency}`, believed(points).points] as const;
    }),
  );
}

const isThere = existsSync(file);
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
    expect(series).toBeGreaterThan(8_000);
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

import type { Day } from "#schemas/values.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import { believed } from "./believed.ts";
import { type Change, type ChangeDays, changeDays, changeOver } from "./changes.ts";
import type { DailyPrice } from "./daily-price.ts";
import { type Summary, summaryOf } from "./summary.ts";
import { type Trend, trendOf } from "./trend.ts";
import { volatilityOf } from "./volatility.ts";

/** What is to be said of a series [PRC-3]. What too few prices say nothing of is absent. */
export interface SeriesStatistics {
  readonly current: DailyPrice & {
    /** How many days old it is. */
    readonly ageDays: number;
    /** False where it is implausibly far from those before it and was seen but once [PRC-7]. */
    readonly isConfirmed: boolean;
  };
  /** The last price that is believed: `current`, unless that waits for another. */
  readonly believed?: DailyPrice;
  readonly changes: Partial<Record<ChangeDays, Change>>;
  /** Of the last 365 days up to the last price that is believed. */
  readonly year?: Summary;
  readonly allTimeLow?: DailyPrice;
  readonly allTimeHigh?: DailyPrice;
  readonly volatility?: number;
  readonly trend?: Trend;
  /** How many prices are no part of the figures, because nothing confirmed them. */
  readonly unconfirmed: number;
}

/** Days up to the last price that volatility and trend look at. */
const recentDays = 90;

/**
 * The statistics of a series; pure. Changes, lows and highs, averages, volatility and trend are of believed prices
 * alone, so that one that is a hundred times too high moves none of them.
 *
 * @param series by day; everything there is of it
 * @param today UTC
 * @returns undefined where there is no price
 */
export function statisticsOf(
  series: readonly DailyPrice[],
  today: Day,
): SeriesStatistics | undefined {
  const newest = series.at(-1);
  if (!newest) return undefined;
  const { points, unconfirmed } = believed(series);
  const lastPrice = points.at(-1);
  const last = lastPrice?.day ?? newest.day;
  const within = (days: number) => points.filter(({ day }) => daysBetween(day, last) < days);
  const [recent, whole, year] = [within(recentDays), summaryOf(points), summaryOf(within(365))];
  const [volatility, trend] = [volatilityOf(recent), trendOf(recent)];
  return {
    current: {
      ...newest,
      ageDays: Math.max(0, daysBetween(newest.day, today)),
      isConfirmed: !unconfirmed.includes(newest),
    },
    ...(lastPrice && { believed: lastPrice }),
    changes: changesOf(points),
    ...(year && { year }),
    ...(whole && { allTimeLow: whole.low, allTimeHigh: whole.high }),
    ...(volatility !== undefined && { volatility }),
    ...(trend && { trend }),
    unconfirmed: unconfirmed.length,
  };
}

function changesOf(points: readonly DailyPrice[]): SeriesStatistics["changes"] {
  const all = changeDays.map((days) => [days, changeOver(days, points)] as const);
  return Object.fromEntries(all.filter(([, change]) => change !== undefined));
}

import type * as z from "zod";
import type { PriceHistory } from "#schemas/http/price-views.ts";
import type { Day, PrintingId } from "#schemas/values.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import type { DayRange, HistorySeries } from "../books/read-section.ts";
import { shopOfSeries } from "../market/shops-of-series.ts";
import { believed } from "../statistics/believed.ts";
import { dailyPrices } from "../statistics/daily-prices.ts";
import { type AskedHistory, askedSeries } from "./asked-series.ts";
import { copyView } from "./copy-view.ts";
import type { CardPricesDeps } from "./get-card-prices.ts";
import { historyRange } from "./history-range.ts";
import { type Interval, periodsOf } from "./resample.ts";
import { seriesOfCard } from "./series-of-card.ts";

export type HistoryDeps = Omit<CardPricesDeps, "order">;

/** So many days before the first one show what it has to be compared with to be believed. */
const daysBefore = 60;

/** A series, with the days of it that nothing has confirmed. */
export interface ReadSeries extends HistorySeries {
  readonly unconfirmed: ReadonlySet<Day>;
}

/**
 * The wanted series of a card between two days, both included. Whether a price is believed follows from those before it as
 * well, so that sixty days more are read of each.
 *
 * @throws DomainError `catalog.no_such_card`, `request.invalid` for a range that cannot be
 */
export async function readPrices(
  id: PrintingId,
  asked: AskedHistory & { readonly interval: Interval },
  deps: HistoryDeps,
): Promise<DayRange & { readonly series: readonly ReadSeries[] }> {
  const today = utcDay(deps.clock());
  const range = historyRange(asked, asked.interval, today);
  const wider = { ...range, from: dayAfter(range.from, -daysBefore) };
  const all = await seriesOfCard(id, wider, deps);
  const told = await askedSeries(all, asked, wider, deps);
  const series = told.flatMap(({ key, points }) => {
    const unconfirmed = new Set(believed(dailyPrices(points)).unconfirmed.map(({ day }) => day));
    const own = points.filter(({ day }) => day >= range.from);
    return own.length > 0 ? [{ key, points: own, unconfirmed }] : [];
  });
  return { ...range, series };
}

/** The same as an answer. Weeks and months are of believed prices alone. */
export async function getPriceHistory(
  id: PrintingId,
  { interval = "day", ...asked }: AskedHistory & { readonly interval?: Interval | undefined },
  deps: HistoryDeps,
): Promise<z.input<typeof PriceHistory>> {
  const { from, to, series } = await readPrices(id, { ...asked, interval }, deps);
  return {
    ...{ printingId: id, from, to },
    series: series.map((one) => {
      const { variant, source, currency } = one.key;
      const shop = shopOfSeries(source, deps.shops);
      return { ...copyView(variant), source, shop, currency, ...daysOrPeriods(one, interval) };
    }),
  };
}

function daysOrPeriods({ points, unconfirmed }: ReadSeries, interval: Interval) {
  if (interval === "day") {
    return {
      points: points.map(({ day, columns }) => ({
        day,
        ...(unconfirmed.has(day) && { isConfirmed: false as const }),
        ...columns,
      })),
    };
  }
  const believedOnes = dailyPrices(points).filter(({ day }) => !unconfirmed.has(day));
  return {
    periods: periodsOf(interval, believedOnes).map(({ from, last, summary }) => ({
      ...{ from, last, low: summary.low.amount, high: summary.high.amount },
      ...{ average: summary.average, median: summary.median, days: summary.days },
    })),
  };
}

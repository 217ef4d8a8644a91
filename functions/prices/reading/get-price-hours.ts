import type * as z from "zod";
import type { PriceHistory } from "#schemas/http/price-views.ts";
import type { PrintingId } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { ofHours } from "../books/calendar.ts";
import type { PriceHistories } from "../books/price-books.ts";
import { shopOfSeries } from "../market/shops-of-series.ts";
import { type AskedHistory, askedSeries } from "./asked-series.ts";
import { copyView } from "./copy-view.ts";
import type { HistoryDeps } from "./get-price-history.ts";
import { historyRange } from "./history-range.ts";
import { seriesOfCard } from "./series-of-card.ts";

export interface HoursDeps extends HistoryDeps {
  /** Of books of hours. */
  readonly hours: PriceHistories;
}

/**
 * What a card has cost hour by hour, of sources that are asked so; as an answer. Hours that are not kept any more are not told, whether or not
 * they are still there. Whether a price is believed is a matter of days.
 *
 * @throws DomainError `catalog.no_such_card`, `request.invalid` for a range that cannot be
 */
export async function getPriceHours(
  id: PrintingId,
  asked: AskedHistory,
  { hours, ...deps }: HoursDeps,
): Promise<z.input<typeof PriceHistory>> {
  const now = deps.clock();
  const days = historyRange(asked, "hour", utcDay(now));
  const firstKept = ofHours.timeOf(ofHours.keptFrom(now), 1);
  const first = `${days.from}T00`;
  const range = { from: first < firstKept ? firstKept : first, to: `${days.to}T23` };
  const all = await seriesOfCard(id, range, { ...deps, histories: hours });
  const told = await askedSeries(all, asked, days, deps);
  return {
    ...{ printingId: id, ...days },
    series: told.flatMap(({ key: { variant, source, currency }, points }) => {
      if (points.length === 0) return [];
      const shop = shopOfSeries(source, deps.shops);
      const ofHour = points.map(({ day: hour, columns }) => ({
        ...{ at: `${hour}:00:00.000Z`, ...columns },
      }));
      return [{ ...copyView(variant), source, shop, currency, points: ofHour }];
    }),
  };
}

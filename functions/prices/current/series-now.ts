import { newestPoints } from "../books/newest-points.ts";
import { marketPriceOf } from "../books/point.ts";
import type { PrintingSection } from "../books/printing-section.ts";
import type { HistoryPoint, HistorySeries } from "../books/read-section.ts";
import { believed } from "../statistics/believed.ts";
import { changeOver, slackOf } from "../statistics/changes.ts";
import { dailyPrices } from "../statistics/daily-prices.ts";
import { isEnoughHistory } from "../statistics/enough-history.ts";
import { type CurrentSeries, currentChangeDays } from "./current-prices.ts";

const longestWindow = Math.max(...currentChangeDays.map((days) => days + slackOf(days)));

/**
 * What each series of a printing says now, in their order; pure. Of each as many months are read, from the newest back, as prove what
 * its whole history would say.
 *
 * @throws DamagedBook when a month is none
 */
export const seriesNow = (section: PrintingSection): readonly CurrentSeries[] =>
  newestPoints(section, (points) => isEnoughHistory(dailyPrices(points), longestWindow)).flatMap(
    (one) => seriesOf(one) ?? [],
  );

function seriesOf({ key, points }: HistorySeries): CurrentSeries | undefined {
  const newest = points.at(-1);
  if (!newest) return undefined;
  const { points: own, unconfirmed } = believed(dailyPrices(points));
  const last = own.at(-1);
  const price = last && marketPriceOf(pointOn(last.day, points)?.columns ?? {});
  return {
    key,
    newest: {
      ...{ day: newest.day, columns: newest.columns },
      isConfirmed: unconfirmed.at(-1)?.day !== newest.day,
    },
    ...(price && { believed: { day: last.day, ...price } }),
    changes: Object.fromEntries(
      currentChangeDays.flatMap((days) => {
        const change = changeOver(days, own);
        return change ? [[days, change.percent]] : [];
      }),
    ),
  };
}

const pointOn = (day: string, points: readonly HistoryPoint[]) =>
  points.findLast((one) => one.day === day);

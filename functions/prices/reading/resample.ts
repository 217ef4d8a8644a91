import type { Day } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import type { DailyPrice } from "../statistics/daily-price.ts";
import { type Summary, summaryOf } from "../statistics/summary.ts";

const intervals = ["day", "week", "month"] as const;
export type Interval = (typeof intervals)[number];

/** What the days of a week or month come to. */
export interface Period {
  /** Its first day: a Monday, or the first of a month. */
  readonly from: Day;
  /** Of its last day with a price. */
  readonly last: number;
  readonly summary: Summary;
}

/** Weeks or months of a series that have prices, in order. @param points by day */
export function periodsOf(
  interval: Exclude<Interval, "day">,
  points: readonly DailyPrice[],
): readonly Period[] {
  const periods = Map.groupBy(points, ({ day }) => firstDayOf(interval, day));
  return [...periods].flatMap(([from, own]) => {
    const [summary, last] = [summaryOf(own), own.at(-1)];
    return summary && last ? [{ from, last: last.amount, summary }] : [];
  });
}

/** The first day of the week or month that a day is in. */
export function firstDayOf(interval: Exclude<Interval, "day">, day: Day): Day {
  if (interval === "month") return `${day.slice(0, 8)}01`;
  // Weeks begin on Mondays (ISO 8601).
  return dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}

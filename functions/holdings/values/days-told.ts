import type { DayValue } from "#schemas/storage/value-items.ts";
import type { Day } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { firstDayOf, type Interval } from "../../prices/reading/index.ts";

/** A day that is told, with the value that held then. */
export interface DayTold {
  readonly day: Day;
  readonly of: DayValue;
}

/**
 * The days of a history: each day, or the last of each week or month, both ends included. A day of which nothing is stored has the value of the last
 * one before it; days before the first have none.
 *
 * @param stored by day; the first may be of a day before the range
 */
export function daysTold(
  stored: readonly DayValue[],
  { from, to, interval }: { readonly from: Day; readonly to: Day; readonly interval: Interval },
): readonly DayTold[] {
  const told: DayTold[] = [];
  let next = 0;
  for (let day = from; day <= to; day = dayAfter(day, 1)) {
    while ((stored[next]?.day ?? "~") <= day) next += 1;
    const of = stored[next - 1];
    if (of && (day === to || isLast(day, interval))) told.push({ day, of });
  }
  return told;
}

const isLast = (day: Day, interval: Interval): boolean =>
  interval === "day" || firstDayOf(interval, day) !== firstDayOf(interval, dayAfter(day, 1));

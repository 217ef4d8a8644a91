import type { Day } from "#schemas/values.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";
import { badRange } from "../errors.ts";
import type { Interval } from "./resample.ts";

/** Days that one answer holds at most, by interval: three years by day, thirty by week or month. */
export const longestDays: Readonly<Record<Interval, number>> = {
  day: 1_100,
  week: 11_000,
  month: 11_000,
};

export interface AskedRange {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/**
 * The days that are meant: up to today, and a year of them, where nothing is said.
 *
 * @throws DomainError `request.invalid` for days the wrong way round, or too many
 */
export function historyRange({ from, to }: AskedRange, interval: Interval, today: Day) {
  const last = to ?? today;
  const first = from ?? dayAfter(last, -365);
  const days = daysBetween(first, last) + 1;
  if (days < 1) throw badRange(`${first} lies after ${last}; name the earlier day as from.`, {});
  const most = longestDays[interval];
  if (days <= most) return { from: first, to: last };
  const advice = interval === "day" ? "ask for weeks or months, or in parts" : "ask in parts";
  throw badRange(
    `From ${first} to ${last} are ${days} days, and ${most} are the most; ${advice}.`,
    {
      days,
      most,
    },
  );
}

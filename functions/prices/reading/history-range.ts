import type { Day } from "#schemas/values.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";
import { daysOfHours } from "../books/calendar.ts";
import { badRange } from "../errors.ts";
import type { Interval } from "./resample.ts";

/** Days that one answer holds at most, by interval: as many as hours are kept of, three years by day, thirty by week or month. */
const longestDays: Readonly<Record<Interval | "hour", number>> = {
  hour: daysOfHours,
  day: 1_100,
  week: 11_000,
  month: 11_000,
};

export interface AskedRange {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/**
 * The days that are meant: up to today, and a year of them, or a week by the hour, where nothing is said.
 *
 * @throws DomainError `request.invalid` for days the wrong way round, or too many
 */
export function historyRange(
  { from, to }: AskedRange,
  interval: Interval | "hour",
  today: Day,
): { readonly from: Day; readonly to: Day } {
  const last = to ?? today;
  const first = from ?? before(last, interval === "hour" ? 6 : 365);
  const days = daysBetween(first, last) + 1;
  if (days < 1) throw badRange(`${first} lies after ${last}; name the earlier day as from.`, {});
  const most = longestDays[interval];
  if (days <= most) return { from: first, to: last };
  const longer = { hour: "days", day: "weeks or months", week: "", month: "" }[interval];
  const advice = longer === "" ? "ask in parts" : `ask for ${longer}, or in parts`;
  throw badRange(
    `From ${first} to ${last} are ${days} days, and ${most} are the most; ${advice}.`,
    {
      days,
      most,
    },
  );
}

/** So many days before, or the first one that can be written. */
function before(day: Day, days: number): Day {
  const first = dayAfter(day, -days);
  return first.startsWith("-") ? "0000-01-01" : first;
}

import type { Day } from "#schemas/values.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";

export interface DayTick {
  readonly day: Day;
  readonly label: string;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Ways of dividing time, the finest first. */
const manners: readonly ((from: Day, to: Day) => readonly DayTick[])[] = [
  ...[1, 2, 7, 14].map((days) => (from: Day, to: Day) => byDays(from, to, days)),
  ...[1, 2, 3, 6].map((every) => (from: Day, to: Day) => byMonths(from, to, every)),
  ...[1, 2, 5, 10].map((every) => (from: Day, to: Day) => byMonths(from, to, every * 12)),
];

/**
 * Where the days of a chart are named: as finely as there is room for.
 *
 * @param most how many names there is room for
 */
export function dayTicks(from: Day, to: Day, most: number): readonly DayTick[] {
  for (const manner of manners) {
    const found = manner(from, to);
    if (found.length >= 2 && found.length <= most) return found;
  }
  return [from, to].map((day) => ({ day, label: shortDay(day) }));
}

/** More days than anybody names one by one. */
const mostDays = 100;

/** Counted back from the last day, which everybody looks for. */
function byDays(from: Day, to: Day, every: number): readonly DayTick[] {
  const count = Math.floor(daysBetween(from, to) / every) + 1;
  if (count > mostDays) return [];
  return Array.from({ length: count }, (_none, at) => dayAfter(to, -at * every))
    .reverse()
    .map((day) => ({ day, label: shortDay(day) }));
}

function byMonths(from: Day, to: Day, every: number): readonly DayTick[] {
  const [first, last] = [monthsOf(from), monthsOf(to)];
  const found: DayTick[] = [];
  for (let month = Math.ceil(first / every) * every; month <= last; month += every) {
    const [year, inYear] = [Math.floor(month / 12), month % 12];
    const day = `${year}-${String(inYear + 1).padStart(2, "0")}-01`;
    // Only years need no month; the first of a year says which it is.
    const label = every % 12 === 0 || inYear === 0 ? String(year) : (months[inYear] ?? "");
    if (day >= from) found.push({ day, label });
  }
  return found;
}

const monthsOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const shortDay = (day: Day) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;

import type { Day } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import { type DayRates, longestRateGapDays } from "./convert.ts";

/** Looks the rates of each day up once, as {@link ratesOn} says them: many prices are of few days, and a history is of many. */
export function ratesByDay(all: readonly DayRates[]): (day: Day) => DayRates | undefined {
  const known = new Map<Day, DayRates | undefined>();
  const inOrder = all.toSorted((a, b) => byCodeUnits(a.day, b.day));
  const find = (day: Day): DayRates | undefined => {
    let [from, to] = [0, inOrder.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((inOrder[middle]?.day ?? "") <= day) from = middle + 1;
      else to = middle;
    }
    const newest = inOrder[from - 1];
    return newest && daysBetween(newest.day, day) <= longestRateGapDays ? newest : undefined;
  };
  return (day) => {
    if (!known.has(day)) known.set(day, find(day));
    return known.get(day);
  };
}

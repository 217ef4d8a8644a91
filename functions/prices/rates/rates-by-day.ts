import type { Day } from "#schemas/values.ts";
import { type DayRates, ratesOn } from "./convert.ts";

/** Looks the rates of each day up once: many prices are of few days. */
export function ratesByDay(all: readonly DayRates[]): (day: Day) => DayRates | undefined {
  const known = new Map<Day, DayRates | undefined>();
  return (day) => {
    if (!known.has(day)) known.set(day, ratesOn(day, all));
    return known.get(day);
  };
}

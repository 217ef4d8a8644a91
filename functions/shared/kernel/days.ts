import type { Day } from "#schemas/values.ts";

const dayMs = 86_400_000;

/** The UTC day of a moment. */
export const utcDay = (moment: Date): Day => moment.toISOString().slice(0, 10);

/** Days since 1970. */
export const dayNumber = (day: Day): number => Date.parse(day) / dayMs;

/** From one day to a later one; below 0 where it is an earlier one. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The day that lies so many days after another; before it where they are below 0. */
export const dayAfter = (day: Day, days: number): Day =>
  utcDay(new Date((dayNumber(day) + days) * dayMs));

/** East of Greenwich it may be tomorrow already. */
export const lastDayOnEarth = (now: Date): Day => dayAfter(utcDay(now), 1);

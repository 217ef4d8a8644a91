import type { Day } from "#schemas/values.ts";

/** What a series says of one day. Series have at most one for each day, in order, and none where there is no price. */
export interface DailyPrice {
  readonly day: Day;
  /** Above 0, in the currency's smallest unit. */
  readonly amount: number;
}

const msOfADay = 86_400_000;

/** Days since 1970. */
export const dayNumber = (day: Day): number => Date.parse(day) / msOfADay;

/** From one day to a later one; below 0 where it is an earlier one. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

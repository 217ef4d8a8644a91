import type { Day } from "#schemas/values.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import type { DailyPrice } from "./daily-price.ts";

/** Over how many days changes are told. */
export const changeDays = [1, 7, 30, 90, 365] as const;
export type ChangeDays = (typeof changeDays)[number];

/** How a price has changed since a day. */
export interface Change {
  /** In the currency's smallest unit; below 0 where it fell. */
  readonly amount: number;
  /** Of what it was then, in percent with two decimals. */
  readonly percent: number;
  /** The day of the price that it is compared with. */
  readonly since: Day;
}

/** Where there was no price on the day itself, an earlier one counts that is at most so much further back. */
export const slackOf = (days: number): number => Math.max(2, Math.ceil(days / 10));

/**
 * The change to the last price from the last one on or before `days` earlier; undefined where there is none, or
 * only one that is much older.
 *
 * @param points by day
 */
export function changeOver(days: number, points: readonly DailyPrice[]): Change | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  const before = points.findLast(({ day }) => daysBetween(day, last.day) >= days);
  if (!before || daysBetween(before.day, last.day) > days + slackOf(days)) return undefined;
  const amount = last.amount - before.amount;
  return { amount, percent: percentOf(amount, before.amount), since: before.day };
}

/** In percent with two decimals; halves away from 0. */
export const percentOf = (part: number, whole: number): number =>
  (Math.sign(part) * Math.round((Math.abs(part) * 10_000) / whole)) / 100;

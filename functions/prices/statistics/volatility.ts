import { daysBetween } from "#shared/kernel/days.ts";
import type { DailyPrice } from "./daily-price.ts";

/** From one price to the next; two of them say nothing of how much a price usually moves. */
const fewestSteps = 5;

/**
 * By how much a price usually moves within 30 days, in percent with one decimal: its realised volatility, the
 * root of the sum of squared logarithmic returns over the days that they took, for 30 days. Gaps need no
 * filling so. Undefined for fewer than six prices.
 *
 * @param points by day, believed ones
 */
export function volatilityOf(points: readonly DailyPrice[]): number | undefined {
  if (points.length <= fewestSteps) return undefined;
  let [squares, days] = [0, 0];
  for (const [at, { day, amount }] of points.entries()) {
    const before = points[at - 1];
    if (!before) continue;
    squares += Math.log(amount / before.amount) ** 2;
    days += daysBetween(before.day, day);
  }
  return Math.round(1_000 * Math.sqrt((30 * squares) / days)) / 10;
}

import { daysBetween } from "#shared/kernel/days.ts";
import { believed, plausible } from "./believed.ts";
import type { DailyPrice } from "./daily-price.ts";

/**
 * Prices in a row, none of which is more than twice another, after which it is the same what was believed before. Of two
 * of them at least one is believed: it is near the level, or agrees with the other. So after two rounds of seven, and
 * two for what waited, the level is of them alone, and each further one is near it.
 */
const settledAfter = 2 * plausible.of + 2;
/** Seven more are the whole level. */
const run = settledAfter + plausible.of + 1;

/**
 * Whether the last days of a series tell which of its prices are believed over so many days up to the last believed one, whatever
 * came before them: as the whole series would.
 *
 * @param points by day; the newest of the series without a gap
 */
export function isEnoughHistory(points: readonly DailyPrice[], days: number): boolean {
  const settled = points[settledAt(points)];
  const last = settled && believed(points).points.at(-1);
  return last !== undefined && daysBetween(settled?.day ?? last.day, last.day) >= days;
}

/** The place of the first price that is believed for sure; that of none where there is none. */
function settledAt(points: readonly DailyPrice[]): number {
  let [first, low, high] = [0, Number.POSITIVE_INFINITY, 0];
  for (let at = 0; at < points.length; at += 1) {
    const amount = points[at]?.amount ?? 0;
    [low, high] = [Math.min(low, amount), Math.max(high, amount)];
    while (high > plausible.confirmingFactor * low) {
      first += 1;
      const own = points.slice(first, at + 1).map((one) => one.amount);
      [low, high] = [Math.min(...own), Math.max(...own)];
    }
    if (at + 1 - first >= run) return first + settledAfter;
  }
  return points.length;
}

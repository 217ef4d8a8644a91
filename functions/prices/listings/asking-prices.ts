import { median } from "simple-statistics";
import type { Columns } from "../books/point.ts";
import { withoutOutliers } from "./without-outliers.ts";

/** Of fewer listings no price is told: two sellers are no market. */
const fewestListings = 3;

/**
 * What is asked for equal copies, of the prices of their listings: the least, the middle and the most without outliers, and of
 * how many; of too few only how many. Never a market price, for nothing was sold.
 *
 * @param amounts in the smallest unit of one currency, above 0, in any order
 */
export function askingPrices(amounts: readonly number[]): Columns {
  const kept = withoutOutliers(amounts);
  const [low, high] = [kept[0], kept.at(-1)];
  if (low === undefined || high === undefined) return {};
  if (kept.length < fewestListings) return { listings: kept.length };
  return { low, mid: Math.round(median([...kept])), high, listings: kept.length };
}

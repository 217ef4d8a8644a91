import { median } from "simple-statistics";
import type { DailyPrice } from "./daily-price.ts";

/** What the prices of some days come to. A day without a price is no part of it. */
export interface Summary {
  /** Days with a price. */
  readonly days: number;
  /** The first of the lowest ones, and of the highest ones. */
  readonly low: DailyPrice;
  readonly high: DailyPrice;
  /** Rounded to the smallest unit, halves upwards; so is the median of an even number of days. */
  readonly average: number;
  readonly median: number;
}

/** Undefined where there is no price at all. */
export function summaryOf(points: readonly DailyPrice[]): Summary | undefined {
  const [first, ...others] = points;
  if (!first) return undefined;
  let [low, high, sum] = [first, first, first.amount];
  for (const point of others) {
    if (point.amount < low.amount) low = point;
    if (point.amount > high.amount) high = point;
    sum += point.amount;
  }
  return {
    ...{ days: points.length, low, high },
    average: Math.round(sum / points.length),
    median: Math.round(median(points.map(({ amount }) => amount))),
  };
}

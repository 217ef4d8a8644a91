import { mean, median } from "simple-statistics";

/** Further from the middle than so many deviations nobody means the thing that all others do. */
const mostDeviations = 3.5;
/** What a deviation of the median, or a mean one, is of a standard deviation of normal values. */
const [ofMedian, ofMean] = [1.4826, 1.2533];

/**
 * Prices without those that lie too far from the middle: by the median absolute deviation of their logarithms, since twice as
 * much is as far off as half. Where more than half of them are the same, the mean deviation takes its place, or
 * everything else would be cut. In order.
 */
export function withoutOutliers(amounts: readonly number[]): readonly number[] {
  const sorted = amounts.toSorted((a, b) => a - b);
  if (sorted.length === 0) return sorted;
  const logarithms = sorted.map(Math.log);
  const middle = median(logarithms);
  const apart = logarithms.map((one) => Math.abs(one - middle));
  const spread = ofMedian * median(apart) || ofMean * mean(apart);
  if (spread === 0) return sorted;
  return sorted.filter((_, at) => (apart[at] ?? 0) / spread <= mostDeviations);
}

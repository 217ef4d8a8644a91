import type { ChartPoint } from "./chart.ts";

/** The amounts that a chart reaches from and to, and where it has lines; all in the smallest unit. */
export interface MoneyAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * An axis over amounts that ends at lines. It follows believed prices, and unconfirmed ones where there are no others: one that is a
 * hundred times too high would press all else flat.
 *
 * @param lines about how many there is room for, at least 2
 */
export function moneyAxis(points: readonly ChartPoint[], lines: number): MoneyAxis {
  const believed = points.filter(({ isUnconfirmed }) => !isUnconfirmed);
  const amounts = (believed.length > 0 ? believed : points).map(({ amount }) => amount);
  const least = amounts.reduce((a, b) => Math.min(a, b));
  const most = amounts.reduce((a, b) => Math.max(a, b));
  // Prices that hardly move are shown as such, and not as mountains of a cent.
  const room = Math.max((most - least) * 0.06, most * 0.02, 1);
  const step = niceStep((most - least + 2 * room) / lines);
  const low = Math.max(0, Math.floor((least - room) / step) * step);
  const high = Math.ceil((most + room) / step) * step;
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_none, at) => low + at * step) };
}

/** The next 1, 2 or 5 with noughts that is no less, and no less than the smallest unit. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10;
  return Math.max(1, factor * power);
}

import type { Columns } from "../books/point.ts";
import type { HistoryPoint } from "../books/read-section.ts";
import type { DailyPrice } from "../statistics/daily-price.ts";

/** Which of a shop's figures a price is: what things sell for, else the middle, else the lowest that is asked. */
const best = ["market", "mid", "low"] as const;
export type ShownColumn = (typeof best)[number];

export interface ShownPrice {
  readonly amount: number;
  readonly column: ShownColumn;
}

/** The one price of a day; undefined where it has averages or the highest alone. */
export function shownPrice(columns: Columns): ShownPrice | undefined {
  for (const column of best) {
    const amount = columns[column];
    if (amount !== undefined) return { amount, column };
  }
  return undefined;
}

/** The days of a series that have a price. */
export const dailyPrices = (points: readonly HistoryPoint[]): readonly DailyPrice[] =>
  points.flatMap(({ day, columns }) => {
    const shown = shownPrice(columns);
    return shown ? [{ day, amount: shown.amount }] : [];
  });

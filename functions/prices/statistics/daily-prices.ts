import { marketPriceOf } from "../books/point.ts";
import type { HistoryPoint } from "../books/read-section.ts";
import type { DailyPrice } from "./daily-price.ts";

/** The days of a series that have a price: averages, or the highest alone, are none. */
export const dailyPrices = (points: readonly HistoryPoint[]): readonly DailyPrice[] =>
  points.flatMap(({ day, columns }) => {
    const price = marketPriceOf(columns);
    return price ? [{ day, amount: price.amount }] : [];
  });

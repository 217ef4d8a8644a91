import { jsonIn } from "../data-file.ts";
import { isJson } from "../json.ts";

export type ShopCurrency = "usd" | "eur";

/** What cards cost in truth, by their ids. */
export interface RealSeries {
  has(id: string): boolean;
  /** Undefined where the day has a gap, or lies outside. */
  at(id: string, currency: ShopCurrency, day: string): number | undefined;
}

/**
 * Reads `{ "dates": […], "series": { "<card>": { "usd": […], "eur": […] } } }`, with null for gaps.
 *
 * @throws Error naming the file, when it is none of these
 */
export function realSeries(path: string): RealSeries {
  const file = jsonIn(path);
  const { dates, series } = isJson(file) ? file : {};
  if (!Array.isArray(dates) || !isJson(series)) {
    throw new Error(`${path} has no dates and series of prices as they are expected.`);
  }
  const places = new Map(dates.map((day: unknown, at) => [String(day), at]));
  return {
    has: (id) => Object.hasOwn(series, id),
    at: (id, currency, day) => {
      const own = series[id];
      const amounts = isJson(own) ? own[currency] : undefined;
      const amount: unknown = Array.isArray(amounts) ? amounts[places.get(day) ?? -1] : undefined;
      return typeof amount === "number" ? amount : undefined;
    },
  };
}

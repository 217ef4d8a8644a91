import { jsonIn } from "../data-file.ts";
import { isJson, type Json } from "../json.ts";

const currencies = ["usd", "eur"] as const;
type ShopCurrency = (typeof currencies)[number];

/** What cards cost in truth, by their ids. */
export interface RealSeries {
  has(id: string): boolean;
  /** Undefined where the day has a gap, or lies outside. */
  at(id: string, currency: ShopCurrency, day: string): number | undefined;
}

/**
 * Reads `{ "dates": […], "series": { "<card>": { "usd": […], "eur": […] } } }`, with null for gaps, or
 * `{ "currency": "USD", "series": { "<card>": { "<day>": … } } }`, in which days that are gaps are left out.
 *
 * @throws Error naming the file, when it is none of these
 */
export function realSeries(path: string): RealSeries {
  const file = jsonIn(path);
  const { dates, series, currency: given } = isJson(file) ? file : {};
  const own = currencies.find((one) => one.toUpperCase() === given);
  if (!isJson(series) || (!Array.isArray(dates) && own === undefined)) {
    throw new Error(`${path} has no dates and series of prices as they are expected.`);
  }
  const places = Array.isArray(dates)
    ? new Map(dates.map((day: unknown, at) => [String(day), at]))
    : undefined;
  const amountOf = (of: Json, currency: ShopCurrency, day: string): unknown => {
    if (!places) return currency === own ? of[day] : undefined;
    const amounts = of[currency];
    return Array.isArray(amounts) ? amounts[places.get(day) ?? -1] : undefined;
  };
  return {
    has: (id) => Object.hasOwn(series, id),
    at: (id, currency, day) => {
      const of = series[id];
      const amount = isJson(of) ? amountOf(of, currency, day) : undefined;
      return typeof amount === "number" ? amount : undefined;
    },
  };
}

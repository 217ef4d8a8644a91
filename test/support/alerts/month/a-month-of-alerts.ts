import { seeded } from "#test/support/running/seeded.ts";
import { firingsByDuckDb } from "./firings-by-duckdb.ts";
import type { RealPrices } from "./real-prices.ts";
import { replayedMonth } from "./replayed-month.ts";
import { someWishes } from "./some-wishes.ts";

const daysOfMonth = 31;

/** Alerts over fewer cards through the last month of real prices, and what DuckDB says that they have to tell. */
export async function aMonthOfAlerts(
  real: RealPrices,
  { alerts, cards }: { readonly alerts: number; readonly cards: number },
) {
  const setOn = real.days.at(-1 - daysOfMonth);
  if (setOn === undefined) throw new Error("The real prices are of less than a month.");
  const random = seeded(20_261_127);
  const wishes = someWishes(alerts, { cards, prices: real.prices, setOn }, random);
  const expected = await firingsByDuckDb(wishes, { prices: real.prices, setOn });
  const month = await replayedMonth(real, { wishes, setOn, random, deathly: 0.0005 });
  return { alerts, expected, ...month };
}

import type { Day } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { ratesOn } from "../../prices/reading/index.ts";
import type { WatchedPriceDeps } from "../deps.ts";

/** The newest day of which there are rates: one that has none yet would change what is judged when they come. */
export async function ratesDay({
  rates,
  clock,
}: Pick<WatchedPriceDeps, "rates" | "clock">): Promise<Day> {
  const today = utcDay(clock());
  return ratesOn(today, await rates.between(today, today))?.day ?? today;
}

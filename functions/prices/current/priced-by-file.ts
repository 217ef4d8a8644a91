import type { Day, Game, PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { daysOf, type MarketOptions } from "../market/market-of-series.ts";
import type { Rates } from "../rates/current-rates.ts";
import { ratesByDay } from "../rates/rates-by-day.ts";
import type { CurrentPrices, CurrentSeries, PricesOfGame } from "./current-prices.ts";
import { offerOf } from "./prices-for-card.ts";

export interface ByFileDeps extends Pick<MarketOptions, "shops" | "order"> {
  readonly current: CurrentPrices;
  readonly rates: Rates;
  readonly clock: Clock;
}

/** A game without prices. */
export const noPrices: Pick<PricesOfGame, "series"> = { series: () => [] };

export const gameOf = (id: PrintingId): Game => id.slice(0, id.indexOf(":"));

/** How market prices of these series are chosen today: rates of all their days are at hand. */
export function optionsFor(
  series: readonly CurrentSeries[],
  currency: string | undefined,
  deps: ByFileDeps,
): Promise<MarketOptions> {
  const today = utcDay(deps.clock());
  const days = new Set(series.flatMap((one) => daysOf(offerOf(one))));
  const first = [...days].reduce((least, day) => (day < least ? day : least), today);
  return optionsSince(first, currency, deps);
}

/** The same of all prices since a day; older ones can be told in no other currency. */
export async function optionsSince(
  day: Day,
  currency: string | undefined,
  { rates, clock, shops, order }: ByFileDeps,
): Promise<MarketOptions> {
  const today = utcDay(clock());
  const ratesOn = ratesByDay(await rates.between(day, today));
  return { shops, order, today, currency, ratesOn };
}

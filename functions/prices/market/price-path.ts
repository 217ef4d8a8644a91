import type { Day } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { marketPriceOf } from "../books/point.ts";
import type { HistorySeries } from "../books/read-section.ts";
import { believing } from "../statistics/believed.ts";
import {
  type MarketOptions,
  type MarketView,
  marketOf,
  type SeriesOffer,
} from "./market-of-series.ts";

/** What copies of a card cost on a day, as one would have been told on that day. */
export interface PathStep {
  readonly day: Day;
  /** When the newest answer was asked for that said a price of this day, in milliseconds since 1970. */
  readonly atMs: number;
  readonly market: MarketView;
}

/**
 * The market price of one copy day by day, from a day on; pure. A day on which nobody said a price that was believed then has no step: what waits
 * to be confirmed [PRC-7] is no price, and becomes one on the day that confirms it.
 *
 * @param series of one copy; several are chosen among as the market price is
 * @param from of days before it, what they said is known and no step told
 */
export function pricePath(
  series: readonly HistorySeries[],
  from: Day,
  options: Omit<MarketOptions, "today">,
): readonly PathStep[] {
  const days = Map.groupBy(series.flatMap(momentsOf), ({ day }) => day);
  const offers = new Map<HistorySeries, SeriesOffer>();
  return [...days.keys()].sort(byCodeUnits).flatMap((day): readonly PathStep[] => {
    const said = days.get(day) ?? [];
    for (const { of, offer } of said) offers.set(of, offer);
    if (day < from) return [];
    const market = marketOf([...offers.values()], { ...options, today: day });
    return market ? [{ day, market, atMs: Math.max(...said.map(({ atMs }) => atMs)) }] : [];
  });
}

interface Moment {
  readonly day: Day;
  readonly atMs: number;
  readonly of: HistorySeries;
  readonly offer: SeriesOffer;
}

/** The days on which a series said something that was believed then. */
function momentsOf(of: HistorySeries): readonly Moment[] {
  const { take } = believing();
  return of.points.flatMap(({ day, columns, observed: { atMs } }) => {
    const price = marketPriceOf(columns);
    if (!price || take({ day, amount: price.amount }).length === 0) return [];
    return [{ day, atMs, of, offer: { key: of.key, believed: { day, ...price } } }];
  });
}

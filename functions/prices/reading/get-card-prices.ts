import type * as z from "zod";
import type { CardPrices } from "#schemas/http/price-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day, PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { daysBetween, utcDay } from "#shared/kernel/days.ts";
import { marketPriceOf } from "../books/point.ts";
import type { HistorySeries } from "../books/read-section.ts";
import type { EndedSeries } from "../current/ended-series.ts";
import type { Shop } from "../mapping/shop.ts";
import { daysOf, marketOf, type SeriesOffer } from "../market/market-of-series.ts";
import { shopOfSeries } from "../market/shops-of-series.ts";
import type { Rates } from "../rates/current-rates.ts";
import { ratesByDay } from "../rates/rates-by-day.ts";
import type { DailyPrice } from "../statistics/daily-price.ts";
import { dailyPrices } from "../statistics/daily-prices.ts";
import { type SeriesStatistics, statisticsOf } from "../statistics/series-statistics.ts";
import { copyView } from "./copy-view.ts";
import { presentSeriesOfCard, type SeriesDeps } from "./series-of-card.ts";

export interface CardPricesDeps extends SeriesDeps {
  readonly clock: Clock;
  /** Shops whose prices are kept, the best first. */
  readonly shops: readonly Shop[];
  /** Sources of series, the best first. */
  readonly order: readonly string[];
  readonly rates: Rates;
  readonly ended: EndedSeries;
}

type View = z.input<typeof CardPrices>;

/**
 * What a card costs, by variant [PRC-6]; series of which no product is any more are left to its history. Costs a card, half a read unit for the pointer, and one range of an object.
 *
 * @throws DomainError `catalog.no_such_card`
 */
export async function getCardPrices(
  id: PrintingId,
  { currency }: { readonly currency?: Currency | undefined },
  deps: CardPricesDeps,
): Promise<View> {
  const today = utcDay(deps.clock());
  const { series: all } = await presentSeriesOfCard(id, today, deps);
  const told = all.flatMap((series) => toldOf(series, today) ?? []);
  const days = told.flatMap(({ offer }) => daysOf(offer)).sort();
  const rates = days[0] === undefined ? [] : await deps.rates.between(days[0], today);
  const options = { ...deps, today, currency, ratesOn: ratesByDay(rates) };
  const variants = Map.groupBy(told, ({ series: { key } }) => key.variant);
  return {
    printingId: id,
    variants: [...variants].map(([variant, own]) => {
      const market = marketOf(
        own.map(({ offer }) => offer),
        options,
      );
      return {
        ...{ ...copyView(variant), ...(market && { market }) },
        series: own.map((one) => viewOf(one, today, deps)),
      };
    }),
  };
}

interface Told {
  readonly series: HistorySeries;
  readonly newest: HistorySeries["points"][number];
  /** Absent where it has averages alone. */
  readonly statistics: SeriesStatistics | undefined;
  readonly offer: SeriesOffer;
}

function toldOf(series: HistorySeries, today: Day): Told | undefined {
  const newest = series.points.at(-1);
  if (!newest) return undefined;
  const statistics = statisticsOf(dailyPrices(series.points), today);
  return { series, newest, statistics, offer: offerOf(series, statistics) };
}

/** What a series offers for the market price; points of all that it tells are at hand. */
function offerOf(
  { key, points }: HistorySeries,
  statistics: SeriesStatistics | undefined,
): SeriesOffer {
  if (!statistics) return { key };
  const { current, believed } = statistics;
  const of = ({ day, amount }: DailyPrice) => {
    const point = points.find((one) => one.day === day);
    return { day, amount, from: (point && marketPriceOf(point.columns)?.from) ?? "market" };
  };
  return {
    key,
    current: { ...of(current), isConfirmed: current.isConfirmed },
    ...(believed && { believed: of(believed) }),
  };
}

function viewOf(
  { series: { key }, newest, statistics }: Told,
  today: Day,
  { shops }: Pick<CardPricesDeps, "shops">,
) {
  const isConfirmed = statistics?.current.day !== newest.day || statistics.current.isConfirmed;
  const observedAt = new Date(newest.observed.atMs).toISOString();
  const ageDays = daysBetween(newest.day, today);
  return {
    ...{ source: key.source, shop: shopOfSeries(key.source, shops), currency: key.currency },
    newest: { day: newest.day, ageDays, isConfirmed, observedAt, ...newest.columns },
    ...(statistics && { statistics: statisticsView(statistics) }),
  };
}

const statisticsView = ({ current: _current, believed: _believed, ...told }: SeriesStatistics) =>
  told;

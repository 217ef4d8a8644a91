import type * as z from "zod";
import type { CardPrices } from "#schemas/http/price-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day, PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { daysBetween, utcDay } from "#shared/kernel/days.ts";
import { marketPriceOf } from "../books/point.ts";
import type { HistorySeries } from "../books/read-section.ts";
import type { Shop } from "../mapping/shop.ts";
import { chooseMarket, type MarketPrice, type Offer } from "../market/choose-market.ts";
import { rankIn, shopOfSeries } from "../market/shops-of-series.ts";
import { convert, type DayRates, ratesOn } from "../rates/convert.ts";
import type { Rates } from "../rates/current-rates.ts";
import { type SeriesStatistics, statisticsOf } from "../statistics/series-statistics.ts";
import { dailyPrices } from "./daily-prices.ts";
import { type SeriesDeps, seriesOfCard } from "./series-of-card.ts";

export interface CardPricesDeps extends SeriesDeps {
  readonly clock: Clock;
  /** Shops whose prices are kept, the best first. */
  readonly shops: readonly Shop[];
  /** Sources of series, the best first. */
  readonly order: readonly string[];
  readonly rates: Rates;
}

type View = z.input<typeof CardPrices>;

/** Before there were any. */
const firstDay = "1990-01-01";

/**
 * What a card costs, by variant [PRC-6]. Costs a card, half a read unit for the pointer, and one range of an object.
 *
 * @throws DomainError `catalog.no_such_card`
 */
export async function getCardPrices(
  id: PrintingId,
  { currency }: { readonly currency?: Currency | undefined },
  deps: CardPricesDeps,
): Promise<View> {
  const today = utcDay(deps.clock());
  // What lies before us by a clock that is ahead is told as of today.
  const all = await seriesOfCard(id, { from: firstDay, to: today }, deps);
  const newest = all.flatMap(({ points }) => points.at(-1)?.day ?? []).sort();
  const rates = newest[0] === undefined ? [] : await deps.rates.between(newest[0], today);
  const variants = Map.groupBy(all, ({ key }) => key.variant);
  return {
    printingId: id,
    variants: [...variants].flatMap(([variant, own]) => {
      const told = own.flatMap((series) => toldOf(series, today) ?? []);
      if (told.length === 0) return [];
      const market = marketOf(told, { ...deps, today, currency, rates });
      return [
        { variant, ...(market && { market }), series: told.map((one) => viewOf(one, today, deps)) },
      ];
    }),
  };
}

interface Told {
  readonly series: HistorySeries;
  readonly newest: HistorySeries["points"][number];
  /** Absent where it has averages alone. */
  readonly statistics: SeriesStatistics | undefined;
}

function toldOf(series: HistorySeries, today: Day): Told | undefined {
  const newest = series.points.at(-1);
  if (!newest) return undefined;
  return { series, newest, statistics: statisticsOf(dailyPrices(series.points), today) };
}

interface MarketOptions extends Pick<CardPricesDeps, "shops" | "order"> {
  readonly today: Day;
  readonly currency: Currency | undefined;
  readonly rates: readonly DayRates[];
}

function marketOf(
  told: readonly Told[],
  { shops, order, today, currency: asked, rates }: MarketOptions,
) {
  const offers = told.flatMap(({ series: { key }, statistics }): Offer[] => {
    if (!statistics) return [];
    const { current, believed } = statistics;
    const shop = shopOfSeries(key.source, shops);
    const own = { source: key.source, shop, currency: key.currency };
    // What nobody has confirmed is the price only where there is no other.
    return [
      ...(believed ? [{ ...own, ...believed, isConfirmed: true }] : []),
      ...(current.isConfirmed
        ? []
        : [{ ...own, day: current.day, amount: current.amount, isConfirmed: false }]),
    ];
  });
  // Whoever asks for none gets the price in that of the source that comes first.
  const [first] = offers.toSorted((a, b) => rankIn(order, a) - rankIn(order, b));
  const currency = asked ?? first?.currency;
  if (currency === undefined) return undefined;
  const inCurrency = ({ amount, currency: from, day }: Offer) => {
    if (from === currency) return amount;
    const ofDay = ratesOn(day, rates);
    return ofDay && convert(amount, { from, to: currency, rates: ofDay });
  };
  const market = chooseMarket(offers, { currency, today, order, inCurrency });
  return market && marketView(market, currency, told);
}

function marketView(
  { chosen, amount, confidence, contradictedBy, ageDays }: MarketPrice,
  currency: Currency,
  told: readonly Told[],
) {
  const { source, day, currency: own } = chosen;
  const point = told
    .find(({ series: { key } }) => key.source === source && key.currency === own)
    ?.series.points.find((one) => one.day === day);
  const others = contradictedBy.map((one) => ({
    ...{ source: one.source, amount: one.amount, currency: one.currency, day: one.day },
  }));
  const of = (point && marketPriceOf(point.columns)?.from) ?? "market";
  return {
    ...{ amount, currency, source, of, day, ageDays, confidence, contradictedBy: others },
    ...(own !== currency && { converted: { amount: chosen.amount, currency: own } }),
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

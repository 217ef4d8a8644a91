import type * as z from "zod";
import type { Market } from "#schemas/http/price-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { MarketPrice, SeriesKey } from "../books/point.ts";
import type { Shop } from "../mapping/shop.ts";
import { amountIn } from "../rates/amount-in.ts";
import type { DayRates } from "../rates/convert.ts";
import { chooseMarket, type Offer } from "./choose-market.ts";
import { rankIn, shopOfSeries } from "./shops-of-series.ts";

/** A day's price with the figure that says it. */
type DayMarketPrice = { readonly day: Day } & MarketPrice;

/** What a series says of a variant's price. */
export interface SeriesOffer {
  readonly key: Pick<SeriesKey, "source" | "currency">;
  /** The newest price; absent where it has averages alone. */
  readonly current?: DayMarketPrice & { readonly isConfirmed: boolean };
  /** The last price that is believed. */
  readonly believed?: DayMarketPrice;
}

/** Days of which rates may be wanted. */
export const daysOf = ({ current, believed }: SeriesOffer): readonly Day[] =>
  [current, believed].flatMap((one) => one?.day ?? []);

export interface MarketOptions {
  /** Shops whose prices are kept, the best first. */
  readonly shops: readonly Shop[];
  /** Sources of series, the best first. */
  readonly order: readonly string[];
  /** UTC. */
  readonly today: Day;
  /** What the price is told in; that of the source that comes first where nothing is said. */
  readonly currency?: Currency | undefined;
  /** Reference rates of a day; undefined where none are known. */
  readonly ratesOn: (day: Day) => DayRates | undefined;
}

export type MarketView = z.input<typeof Market>;

/**
 * The one market price of a variant, of what its series say [PRC-6]: the same whether they were read from the book or from the file
 * of current prices. Undefined where none says one, or none that can be told in the currency.
 */
export function marketOf(
  series: readonly SeriesOffer[],
  { shops, order, today, currency: asked, ratesOn }: MarketOptions,
): MarketView | undefined {
  const offers = series.flatMap((one) => offersOf(one, shops));
  // Whoever asks for none gets the price in that of the source that comes first.
  const [first] = offers.toSorted((a, b) => rankIn(order, a) - rankIn(order, b));
  const currency = asked ?? first?.currency;
  if (currency === undefined) return undefined;
  const inCurrency = (offer: Offer) => amountIn(currency, offer, ratesOn);
  const market = chooseMarket(offers, { currency, today, order, inCurrency });
  if (!market) return undefined;
  const { chosen, amount, confidence, contradictedBy, ageDays } = market;
  const { source, day, of, currency: own } = chosen;
  const others = contradictedBy.map((one) => ({
    ...{ source: one.source, amount: one.amount, currency: one.currency, day: one.day },
  }));
  return {
    ...{ amount, currency, source, of, day, ageDays, confidence, contradictedBy: others },
    ...(own !== currency && { converted: { amount: chosen.amount, currency: own } }),
  };
}

/** What a series says of a price: what is believed, and what nobody has confirmed, which is the price only where there is no other. */
export function offersOf(
  { key: { source, currency }, current, believed }: SeriesOffer,
  shops: readonly Shop[],
): readonly OfferOf[] {
  const shop = shopOfSeries(source, shops);
  const isAsked = shops.some(({ name, isAsked: asks }) => name === shop && asks === true);
  const own = { source, shop, currency, ...(isAsked && { isAsked }) };
  const offer = ({ day, amount, from: of }: DayMarketPrice, isConfirmed: boolean): OfferOf => ({
    ...{ ...own, day, amount, of, isConfirmed },
  });
  return [
    ...(believed ? [offer(believed, true)] : []),
    ...(current && !current.isConfirmed ? [offer(current, false)] : []),
  ];
}

type OfferOf = Offer & { readonly of: MarketPrice["from"] };

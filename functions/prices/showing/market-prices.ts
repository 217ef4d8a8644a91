import type { VariantPrices } from "#schemas/http/market-price.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { Day, Game, PrintingId } from "#schemas/values.ts";
import { dayAfter, daysBetween, utcDay } from "#shared/kernel/days.ts";
import type { MarketOfCard, MarketPrices, PricedCard, PricesNow } from "../../catalog/index.ts";
import { copyOfText } from "../books/priced-copy.ts";
import type { PricesOfGame } from "../current/current-prices.ts";
import { priceOfCardNow, type VariantNow, variantsNow } from "../current/prices-for-card.ts";
import type { Shop } from "../mapping/shop.ts";
import type { MarketOptions, MarketView } from "../market/market-of-series.ts";
import { shopOfSeries } from "../market/shops-of-series.ts";
import { type DayRates, longestRateGapDays } from "../rates/convert.ts";
import type { Rates } from "../rates/current-rates.ts";
import { digitsOf } from "../rates/digits-of.ts";
import { ratesByDay } from "../rates/rates-by-day.ts";
import { type CalmPricesDeps, calmPrices } from "./calm-prices.ts";

export interface MarketPricesDeps extends CalmPricesDeps, Pick<MarketOptions, "shops" | "order"> {
  readonly rates: Rates;
}

/** Tells the catalogue what its cards cost, by the file of current prices. */
export function marketPrices(deps: MarketPricesDeps): MarketPrices {
  const pricesOf = calmPrices(deps);
  return {
    async of(game) {
      const prices = await pricesOf(game);
      return prices && pricesNow(game, prices, deps);
    },
  };
}

function pricesNow(game: Game, prices: PricesOfGame, deps: MarketPricesDeps): PricesNow {
  const today = utcDay(deps.clock());
  const rates = (from: Day) =>
    deps.rates.between(from, today).catch((error: unknown): readonly DayRates[] => {
      deps.onTrouble(game, error);
      return [];
    });
  return {
    version: `${prices.version} ${today}`,
    async knows(currency) {
      const newest = (await rates(dayAfter(today, -longestRateGapDays))).at(-1);
      return !newest || newest.base === currency || Object.hasOwn(newest.rates, currency);
    },
    *variantsPriced(id: PrintingId) {
      for (const { key } of prices.series(pricedPrintingOf(id)))
        yield copyOfText(key.variant).variant;
    },
    async markets(cards, currency) {
      const first = firstDay(cards, prices);
      if (first === undefined) return cards.map(() => undefined);
      const ratesOn = ratesByDay(await rates(first));
      return cards.map((card) => marketOf(card, prices, { ...deps, today, currency, ratesOn }));
    },
    async variants(card, currency) {
      const first = firstDay([card], prices);
      if (first === undefined) return [];
      const ratesOn = ratesByDay(await rates(first));
      const all = variantsNow(card, prices, { ...deps, today, currency, ratesOn });
      return all.map((one) => variantView(one, today, deps.shops));
    },
  };
}

function variantView(
  { variant, market, series }: VariantNow,
  today: Day,
  shops: readonly Shop[],
): VariantPrices {
  return {
    variant,
    ...(market && { market: withoutOthers(market) }),
    series: series.map(({ key: { source, currency }, newest: { day, isConfirmed, columns } }) => ({
      ...{ source, shop: shopOfSeries(source, shops), currency, day, isConfirmed },
      ...{ ageDays: Math.max(0, daysBetween(day, today)), ...columns },
    })),
  };
}

/** The first day of which any of the cards has a price that may count; also of series in other languages. */
function firstDay(cards: readonly PricedCard[], prices: PricesOfGame): Day | undefined {
  let first: Day | undefined;
  for (const { id } of cards) {
    for (const { newest, believed } of prices.series(pricedPrintingOf(id))) {
      if (first === undefined || newest.day < first) first = newest.day;
      if (believed && believed.day < first) first = believed.day;
    }
  }
  return first;
}

function marketOf(
  card: PricedCard,
  prices: PricesOfGame,
  options: MarketOptions,
): MarketOfCard | undefined {
  const found = priceOfCardNow(card, prices, options);
  if (!found) return undefined;
  const { market, variant, changes } = found;
  const units = market.amount / 10 ** digitsOf(market.currency);
  return { price: { ...withoutOthers(market), variant }, units, changes };
}

/** Who contradicts it is told with all prices of a card. */
const withoutOthers = ({ contradictedBy: _others, ...market }: MarketView) => market;

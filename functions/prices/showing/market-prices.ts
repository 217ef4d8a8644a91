import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { Day, Game, PrintingId } from "#schemas/values.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import type { MarketOfCard, MarketPrices, PricedCard, PricesNow } from "../../catalog/index.ts";
import type { PricesOfGame } from "../current/current-prices.ts";
import { currentSeriesOf, offerOf, priceOfCardNow } from "../current/prices-for-card.ts";
import { daysOf, type MarketOptions } from "../market/market-of-series.ts";
import { type DayRates, digitsOf, longestRateGapDays } from "../rates/convert.ts";
import type { Rates } from "../rates/current-rates.ts";
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
      for (const { key } of prices.series(pricedPrintingOf(id))) yield key.variant;
    },
    async markets(cards, currency) {
      const days = cards.flatMap((card) =>
        currentSeriesOf(card, prices).flatMap((one) => daysOf(offerOf(one))),
      );
      const first = days.reduce<Day | undefined>(
        (least, day) => (least === undefined || day < least ? day : least),
        undefined,
      );
      if (first === undefined) return cards.map(() => undefined);
      const ratesOn = ratesByDay(await rates(first));
      return cards.map((card) => marketOf(card, prices, { ...deps, today, currency, ratesOn }));
    },
  };
}

function marketOf(
  card: PricedCard,
  prices: PricesOfGame,
  options: MarketOptions,
): MarketOfCard | undefined {
  const found = priceOfCardNow(card, prices, options);
  if (!found) return undefined;
  const { contradictedBy: _others, ...market } = found.market;
  const units = market.amount / 10 ** digitsOf(market.currency);
  return { price: { ...market, variant: found.variant }, units, changes: found.changes };
}

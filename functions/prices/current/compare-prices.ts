import type { PriceComparison } from "#schemas/http/price-now-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PrintingId } from "#schemas/values.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import { type CatalogStore, findHeld, noSuchCard } from "../../catalog/index.ts";
import { marketPriceOf } from "../books/point.ts";
import type { MarketOptions, MarketView } from "../market/market-of-series.ts";
import { shopOfSeries } from "../market/shops-of-series.ts";
import { amountIn } from "../rates/amount-in.ts";
import { percentOf } from "../statistics/changes.ts";
import type { CurrentSeries } from "./current-prices.ts";
import { type ByFileDeps, gameOf, noPrices, optionsFor } from "./priced-by-file.ts";
import { currentSeriesOf, variantsNow } from "./prices-for-card.ts";

export interface ComparePricesDeps extends ByFileDeps {
  readonly store: CatalogStore;
}

/**
 * What each source says of a card, side by side in one currency: that which is asked for, or of the market price.
 *
 * @throws DomainError `catalog.no_such_card`
 */
export async function comparePrices(
  id: PrintingId,
  { currency }: { readonly currency?: Currency | undefined },
  deps: ComparePricesDeps,
): Promise<PriceComparison> {
  const [cards, file] = await Promise.all([findHeld([id], deps), deps.current.of(gameOf(id))]);
  const card = cards.get(id);
  if (!card) throw noSuchCard(id);
  const prices = file ?? noPrices;
  const options = await optionsFor(currentSeriesOf(card, prices), currency, deps);
  return {
    printingId: id,
    variants: variantsNow(card, prices, options).map(({ variant, market, series }) => {
      const told = currency ?? market?.currency;
      return {
        ...{ variant, ...(told !== undefined && { currency: told }), ...(market && { market }) },
        sources: series.flatMap((one) => compared(one, { market, currency: told, options }) ?? []),
      };
    }),
  };
}

interface Against {
  readonly market: MarketView | undefined;
  readonly currency: Currency | undefined;
  readonly options: MarketOptions;
}

function compared(
  series: CurrentSeries,
  { market, currency, options: { today, ratesOn, shops } }: Against,
): PriceComparison["variants"][number]["sources"][number] | undefined {
  const { source, currency: own } = series.key;
  const price = lastPriceOf(series);
  if (!price) return undefined;
  const { day, isConfirmed } = price;
  const amount =
    currency === undefined
      ? undefined
      : amountIn(currency, { amount: price.amount, currency: own, day }, ratesOn);
  const isOf = (one: { readonly source: string; readonly currency: string }) =>
    one.source === source && one.currency === own;
  const chosen = market?.converted ?? market;
  return {
    ...{ source, shop: shopOfSeries(source, shops), of: price.from },
    ...(amount !== undefined && { amount }),
    told: { amount: price.amount, currency: own },
    ...{ day, ageDays: Math.max(0, daysBetween(day, today)), isConfirmed },
    ...(amount !== undefined &&
      market && { fromMarketPercent: percentOf(amount - market.amount, market.amount) }),
    isMarket:
      market !== undefined &&
      chosen !== undefined &&
      isOf({ source: market.source, currency: chosen.currency }) &&
      market.day === day,
    contradicts: market?.contradictedBy.some(isOf) ?? false,
  };
}

/** The newest price; where the newest day tells none, such as that too few are listed, the last one that is believed stays. */
function lastPriceOf({ newest: { day, columns, isConfirmed }, believed }: CurrentSeries) {
  const price = marketPriceOf(columns);
  if (price) return { ...price, day, isConfirmed };
  return believed && { ...believed, isConfirmed: true };
}

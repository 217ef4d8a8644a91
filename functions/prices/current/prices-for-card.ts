import { type PricedPrintingId, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { isPriced, marketPriceOf } from "../books/point.ts";
import { copyOfText } from "../books/priced-copy.ts";
import { isApart } from "../mapping/apart-key.ts";
import {
  type MarketOptions,
  type MarketView,
  marketOf,
  type SeriesOffer,
} from "../market/market-of-series.ts";
import { type PricedCard, seriesForCard } from "../market/priced-card.ts";
import type { CurrentSeries, PricesOfGame } from "./current-prices.ts";

/** A card that may have prices. */
export type CardToPrice = PricedCard & { readonly id: PrintingId };

/** What a variant of a card costs now. */
export interface VariantNow {
  readonly variant: string;
  /** Absent where no price can be told, or none in the currency. */
  readonly market?: MarketView;
  readonly series: readonly CurrentSeries[];
}

/**
 * What each variant of a card costs now, in the order of their keys: as `GET /v1/cards/{id}/prices` tells it, of the file of current prices.
 */
export const variantsNow = (
  card: CardToPrice,
  prices: Pick<PricesOfGame, "series">,
  options: MarketOptions,
): readonly VariantNow[] =>
  [...Map.groupBy(currentSeriesOf(card, prices), ({ key }) => key.variant)].map(
    ([variant, series]) => {
      const market = marketOf(series.map(offerOf), options);
      return { variant, ...(market && { market }), series };
    },
  );

/** A card's own one price, for lists, sorting and filters. */
export interface PriceOfCard {
  readonly variant: string;
  readonly market: MarketView;
  /** How the price of the series that was chosen has moved, in percent. */
  readonly changes: CurrentSeries["changes"];
}

/**
 * The price of the first of a card's variants, in the card's own order of them, that has one; of variants that the
 * card does not know, by their keys, behind those. A price that is of no variant for sure is not the card's. Undefined where none has.
 */
export function priceOfCardNow(
  card: CardToPrice,
  prices: Pick<PricesOfGame, "series">,
  options: MarketOptions,
): PriceOfCard | undefined {
  const own = Map.groupBy(currentSeriesOf(card, prices), ({ key }) => key.variant);
  const named = card.variants.map(({ key }) => key);
  const others = [...own.keys()]
    .filter((key) => !named.includes(key) && !isApart(key, options.shops))
    .sort(byCodeUnits);
  for (const variant of [...named, ...others]) {
    const series = own.get(variant);
    const market = series && marketOf(series.map(offerOf), options);
    if (market) return { variant, market, changes: changesOf(market, series) };
  }
  return undefined;
}

/** The changes of the series that a market price is of; none where that waits for another price. */
export function changesOf(
  { source, currency, converted, day }: MarketView,
  series: readonly CurrentSeries[],
): CurrentSeries["changes"] {
  const own = converted?.currency ?? currency;
  const chosen = series.find(({ key }) => key.source === source && key.currency === own);
  return chosen?.believed?.day === day ? chosen.changes : {};
}

/** The series that are a card's own, as those of its history are. */
export const currentSeriesOf = (
  card: CardToPrice,
  prices: Pick<PricesOfGame, "series">,
): readonly CurrentSeries[] =>
  seriesForCard(card, asNew(prices.series(printingOf(card))), (several) => several.reduce(joined));

/** The same with those of graded and worn copies. */
export const seriesOfCopies = (
  card: CardToPrice,
  prices: Pick<PricesOfGame, "series">,
): readonly CurrentSeries[] =>
  seriesForCard(card, prices.series(printingOf(card)), (several) => several.reduce(joined));

/** What graded and worn copies cost says nothing of the card's own price. */
const asNew = (series: readonly CurrentSeries[]) =>
  series.every(isAsNew) ? series : series.filter(isAsNew);
const isAsNew = ({ key }: CurrentSeries) => copyOfText(key.variant).state === undefined;

const printingOf = ({ id }: CardToPrice): PricedPrintingId => pricedPrintingOf(id);

/**
 * Two series of one variant as one: the newer day of the two is its newest, the newer price the one that goes on with its changes. Of one
 * day a price counts more than none, and then what is told under the present key.
 */
function joined(former: CurrentSeries, present: CurrentSeries): CurrentSeries {
  const newest = isNewer(former.newest, present.newest) ? former.newest : present.newest;
  const isFormer = (former.believed?.day ?? "") > (present.believed?.day ?? "");
  const { believed, changes } = isFormer ? former : present;
  return { key: present.key, newest, ...(believed && { believed }), changes };
}

function isNewer(one: CurrentSeries["newest"], other: CurrentSeries["newest"]): boolean {
  if (one.day !== other.day) return one.day > other.day;
  return isPriced(one) && !isPriced(other);
}

export function offerOf({ key, newest, believed }: CurrentSeries): SeriesOffer {
  const price = marketPriceOf(newest.columns);
  const { day, isConfirmed } = newest;
  return {
    key,
    ...(price && { current: { day, isConfirmed, ...price } }),
    ...(believed && { believed }),
  };
}

import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import type { SeriesKey } from "../books/point.ts";
import { copyOfText } from "../books/priced-copy.ts";
import type { CurrentSeries } from "../current/current-prices.ts";
import { offerOf } from "../current/prices-for-card.ts";
import { marketRules, type Offer } from "../market/choose-market.ts";
import { type MarketOptions, offersOf } from "../market/market-of-series.ts";
import { amountIn } from "../rates/amount-in.ts";
import { base } from "../rates/current-rates.ts";
import { timesApart } from "../statistics/believed.ts";

/** What is so far apart that one of both is hardly the same thing's price. */
export const gapRules = {
  /** So many times as much: printings of one name, foils and damaged copies differ by less, wrong products by more. */
  factor: 30,
  /** In cents of the base of rates: an amount below counts as so much, as shops sell nothing for less, whatever it is worth. */
  least: 10,
  /** Prices of days that are further apart say nothing against each other: a card may have moved meanwhile. */
  days: marketRules.freshDays,
} as const;

/** A price with the series that says it. */
interface ComparedPrice {
  readonly series: CurrentSeries;
  readonly offer: Offer;
  /** In cents of the base of rates. */
  readonly worth: number;
}

/** Prices of one variant that are too far from each other. */
export interface PriceGap {
  readonly variant: string;
  /** Each of which is that far from another one; the lowest first. */
  readonly prices: readonly [ComparedPrice, ComparedPrice, ...ComparedPrice[]];
}

export interface GapOptions extends Pick<MarketOptions, "shops" | "ratesOn"> {
  /** Whether prices of a series are of one variant alone. */
  readonly isOfOne: (key: SeriesKey) => boolean;
}

/**
 * Where sources tell prices of one variant of a printing that are thirty times apart, by variants; pure. Compared is what is believed, what
 * something sold for by the shop's own market price, of copies as good as new, in languages that both are of, and in days of the same week.
 * A product that is sold for several variants says nothing of one of them.
 */
export function priceGaps(all: readonly CurrentSeries[], options: GapOptions): readonly PriceGap[] {
  const asNew = all.filter(({ key }) => copyOfText(key.variant).state === undefined);
  return [...Map.groupBy(asNew, ({ key }) => key.variant)]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([variant, series]) => {
      const prices = series.length < 2 ? [] : series.flatMap((one) => comparedOf(one, options));
      // What the map says is asked where it matters alone.
      const ofOne = farApart(prices).filter(({ series: { key } }) => options.isOfOne(key));
      const [lowest, second, ...others] = farApart(ofOne).toSorted(
        (a, b) => a.worth - b.worth || byCodeUnits(a.offer.source, b.offer.source),
      );
      return lowest && second ? [{ variant, prices: [lowest, second, ...others] as const }] : [];
    });
}

function comparedOf(
  series: CurrentSeries,
  { shops, ratesOn }: Pick<MarketOptions, "shops" | "ratesOn">,
): readonly ComparedPrice[] {
  return offersOf(offerOf(series), shops).flatMap((offer) => {
    if (!offer.isConfirmed || offer.isAsked || offer.of !== "market") return [];
    const worth = amountIn(base, offer, ratesOn);
    return worth === undefined ? [] : [{ series, offer, worth }];
  });
}

const farApart = (prices: readonly ComparedPrice[]) =>
  prices.filter((one) => prices.some((other) => areFarApart(one, other)));

function areFarApart(a: ComparedPrice, b: ComparedPrice): boolean {
  const [one, other] = [a, b].map(({ worth }) => Math.max(worth, gapRules.least));
  return (
    timesApart(one ?? 0, other ?? 0) >= gapRules.factor &&
    a.offer.source !== b.offer.source &&
    Math.abs(daysBetween(a.offer.day, b.offer.day)) <= gapRules.days &&
    shareLanguage(a.series, b.series)
  );
}

function shareLanguage({ key: a }: CurrentSeries, { key: b }: CurrentSeries): boolean {
  if (a.languages === "any" || b.languages === "any") return true;
  const others = b.languages.split(",");
  return a.languages.split(",").some((code) => others.includes(code));
}

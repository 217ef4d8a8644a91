import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day, PrintingId } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { HeldThing } from "../../catalog/index.ts";
import type { SeriesKey } from "../books/point.ts";
import { type PathStep, pricePath } from "../market/price-path.ts";
import type { PricedCard } from "../market/priced-card.ts";
import { ratesOn } from "../rates/convert.ts";
import { type AskedCopies, isAskedCopy } from "./copy-view.ts";
import type { CardPricesDeps } from "./get-card-prices.ts";
import { type CardSeries, presentSeriesIfAny, presentSeriesOfCard } from "./series-of-card.ts";

/** Which price of a card is followed. */
export interface AskedPath extends AskedCopies {
  /** Whose; the market price where nothing is said. */
  readonly source?: string | undefined;
  /** What it is told in; in that of the source that comes first where nothing is said. */
  readonly currency?: Currency | undefined;
  /** The day whose reference rates hold for the whole way, so that it moves with prices alone. */
  readonly ratesOf: Day;
  /** The first day of which a step is told. */
  readonly from: Day;
}

/** A card with the ways that its prices went. */
export interface CardPaths {
  readonly card: HeldThing;
  /** Whose prices of which copies there are, in the order of their keys. */
  readonly keys: readonly SeriesKey[];
  /** A variant that the card had under another key before is followed under its present one. */
  path(asked: AskedPath): Promise<readonly PathStep[]>;
}

/**
 * The ways that the prices of a card went up to today, read once for all who ask. Costs what `getCardPrices` does, and no read for a further path but
 * that of rates.
 *
 * @throws DomainError `catalog.no_such_card`
 */
export async function cardPaths(id: PrintingId, deps: CardPricesDeps): Promise<CardPaths> {
  return pathsOf(await presentSeriesOfCard(id, utcDay(deps.clock()), deps), deps);
}

/** The same; undefined where the catalogue has no such card any more. */
export async function cardPathsIfAny(
  id: PrintingId,
  deps: CardPricesDeps,
): Promise<CardPaths | undefined> {
  const found = await presentSeriesIfAny(id, utcDay(deps.clock()), deps);
  return found && pathsOf(found, deps);
}

function pathsOf({ card, series }: CardSeries, deps: CardPricesDeps): CardPaths {
  const { shops, order, rates } = deps;
  return {
    card,
    keys: series.map(({ key }) => key),
    async path({ source, currency, ratesOf, from, ...asked }) {
      const copies = { ...asked, variant: asked.variant && presentVariant(card, asked.variant) };
      const own = series.filter(
        ({ key }) =>
          isAskedCopy(key.variant, copies) && (source === undefined || source === key.source),
      );
      const known = ratesOn(ratesOf, await rates.between(ratesOf, ratesOf));
      return pricePath(own, from, { shops, order, currency, ratesOn: () => known });
    },
  };
}

/** The key that a variant of a card has now. */
export const presentVariant = ({ variants }: Pick<PricedCard, "variants">, key: string): string =>
  variants.find(({ aliases = [] }) => aliases.includes(key))?.key ?? key;

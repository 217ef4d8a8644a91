import type { MarketPrice } from "#schemas/http/market-price.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PricedCard, PricesNow } from "../../catalog/index.ts";
import type { Checklist } from "../checklists/checklist.ts";

/** A price that a card can be had for. */
export interface VariantMarket {
  readonly place: number;
  readonly price: MarketPrice;
}

/** What the variants of cards cost: of each card a price for each variant that has one. */
export async function variantMarkets(
  places: readonly number[],
  { table }: Pick<Checklist, "table">,
  { now, currency }: { readonly now: PricesNow; readonly currency: Currency },
): Promise<readonly VariantMarket[]> {
  const asked = table.pricedAt(places, now).flatMap((card, at) => askedOf(card, places[at] ?? 0));
  const markets = await now.markets(
    asked.map(({ card }) => card),
    currency,
  );
  return asked.flatMap(({ place }, at) => {
    const price = markets[at]?.price;
    return price ? [{ place, price }] : [];
  });
}

/** A card is asked for with each of its variants first in turn: the first that has a price is the one that is told. */
function askedOf(card: PricedCard, place: number) {
  const { variants } = card;
  if (variants.length < 2) return [{ card, place }];
  return variants.map((one) => ({
    card: { ...card, variants: [one, ...variants.filter((other) => other !== one)] },
    place,
  }));
}

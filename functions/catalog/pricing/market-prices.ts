import type { Card } from "#schemas/catalog/card.ts";
import type { MarketPrice, VariantPrices } from "#schemas/http/market-price.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Game, PrintingId } from "#schemas/values.ts";

/** What of a card says which prices are its own. */
export type PricedCard = Pick<Card, "id" | "language"> & {
  /** In the card's own order: the price of the first that has one is the card's. */
  readonly variants: readonly {
    readonly key: string;
    readonly aliases?: readonly string[] | undefined;
  }[];
};

/** What one card costs. */
export interface MarketOfCard {
  readonly price: MarketPrice;
  /** Its amount in the unit of its currency, and not in the smallest one: 12.5. */
  readonly units: number;
  /** By how many percent that has changed, over so many days; absent where too few prices tell. */
  readonly changes: Readonly<Partial<Record<"1" | "7" | "30", number>>>;
}

/** What the cards of a game cost at present, as the area of prices knows it. */
export interface PricesNow {
  /** Another one where any card may cost something else, be it that a day has passed. */
  readonly version: string;
  /** Whether prices can be told in a currency: there are reference rates of it. */
  knows(currency: Currency): Promise<boolean>;
  /** Keys of variants under which a card's printing has prices. */
  variantsPriced(id: PrintingId): Iterable<string>;
  /**
   * The price of each card, in their order; undefined where it has none.
   *
   * @param currency absent for the one of the source whose price it is
   */
  markets(
    cards: readonly PricedCard[],
    currency?: Currency,
  ): Promise<readonly (MarketOfCard | undefined)[]>;
  /** What each variant of a card costs, and what every source says of it, by their keys; none where nobody tells any. */
  variants(card: PricedCard, currency?: Currency): Promise<readonly VariantPrices[]>;
}

/** Tells what cards cost. */
export interface MarketPrices {
  /** Undefined before any prices were known, and where they cannot be had: it is told elsewhere why. Never throws. */
  of(game: Game): Promise<PricesNow | undefined>;
}

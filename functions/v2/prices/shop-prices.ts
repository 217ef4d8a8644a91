import type { PriceColumns } from "#schemas/prices/price-fragment.ts";
import type { Day, Game, PrintingId } from "#schemas/values.ts";

/** What a shop said last of a card in one variant. */
export interface ToldPrice {
  readonly variant: string;
  readonly day: Day;
  /** In the smallest unit of the shop's currency; what it does not tell is absent. */
  readonly columns: Readonly<PriceColumns>;
}

/** What shops say of the cards of a game at present. */
export interface PricesOfShops {
  /** Another one where any price is another. */
  readonly version: string;
  /** What a shop says of each variant of a card, in a currency; none where it says nothing. */
  told(
    printing: PrintingId,
    of: { readonly shop: string; readonly currency: string },
  ): readonly ToldPrice[];
}

/** Tells what shops say. */
export interface ShopPrices {
  /** Undefined before any prices were known, and where they cannot be had: it is told elsewhere why. Never throws. */
  of(game: Game): Promise<PricesOfShops | undefined>;
}

import type { CardSet } from "#schemas/catalog/set.ts";
import type { CatalogCard } from "../reading/find-cards.ts";

/** A card with the set that it is in; a set that was not heard of yet is undefined. */
export interface IndexedCard {
  readonly card: CatalogCard;
  readonly set: CardSet | undefined;
}

import type { ListsItem, SetItem } from "#schemas/storage/catalog-items.ts";
import type { CatalogCard } from "./find-cards.ts";

/** A set with all its cards, removed ones included. */
export interface WholeSet {
  readonly item: SetItem;
  /** What sources list as the sets of its language; undefined where nobody has. */
  readonly listed: ListsItem | undefined;
  /** In number order. */
  readonly cards: readonly CatalogCard[];
}

import type { ListsItem, ProductItem, SetItem } from "#schemas/storage/catalog-items.ts";
import type { Language } from "#schemas/values.ts";
import type { SharedIds } from "../merging/shared-ids.ts";
import type { CatalogCard } from "./find-cards.ts";

/** A set with all its cards, removed ones included. */
export interface WholeSet {
  readonly item: SetItem;
  /** What sources list as the sets of its language; undefined where nobody has. */
  readonly listed: ListsItem | undefined;
  /** What sources list as its printings; undefined where nobody has. */
  readonly members: ListsItem | undefined;
  /** What shops sell of it, in all languages that they sell it in; in no order. */
  readonly sold: readonly ProductItem[];
  /** In number order. */
  readonly cards: readonly CatalogCard[];
}

/** Is shown a game's whole catalogue while somebody reads it: every set, with removed sets and cards. */
export interface CatalogueReader {
  /** Sets come language by language, in the order of their ids. */
  add(set: WholeSet): Promise<void>;
  /** All sets of the language have been shown; now it is known which ids several of its cards claim. */
  endLanguage(language: Language, shared: SharedIds): Promise<void>;
}

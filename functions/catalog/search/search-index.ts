import type { PrintingId, SetId } from "#schemas/values.ts";
import type { IdTable } from "../identifying/id-table.ts";
import type { SharedIds } from "../merging/shared-ids.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import type { SearchTree } from "./search-tree.ts";

/** Orders of hits; `-` turns one round. Equals are ordered by set and number. */
export const searchSorts = [
  "relevance",
  "name",
  "-name",
  "number",
  "released",
  "-released",
] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Where a page ended: what the last hit was sorted by, and its id. Holds across versions. */
export interface SearchPosition {
  readonly key: string | number;
  readonly id: string;
}

export interface SearchRequest {
  readonly query: SearchTree;
  readonly sort: SearchSort;
  readonly after?: SearchPosition | undefined;
  readonly limit: number;
}

export interface SearchPage {
  readonly hits: readonly PrintingId[];
  /** The hits themselves, as lists show them. */
  readonly cards: readonly CatalogCard[];
  /** Hits on all pages together. */
  readonly total: number;
  /** Absent on the last page. */
  readonly next?: SearchPosition;
}

/** Where a list of a set goes on: after a card that need not be there any more. */
export interface SetPage {
  readonly limit: number;
  readonly after?: PrintingId | undefined;
}

/** Cards of a set in number order, removed ones included, as lists show them. */
export interface SetCards {
  readonly cards: readonly CatalogCard[];
  readonly hasMore: boolean;
}

/** Finds cards of one game. Removed cards are found by the list of their set alone. */
export interface SearchIndex {
  /** Before the first index was built, nothing is found. */
  search(request: SearchRequest): Promise<SearchPage>;

  /**
   * Printings of the same set and number in other languages, by language; undefined before the first
   * index was built.
   */
  otherLanguages(id: PrintingId): Promise<readonly PrintingId[] | undefined>;

  /**
   * Ids elsewhere that a card and others of its language claim, so that none of them has one; undefined
   * before the first index was built.
   */
  sharedIds(id: PrintingId): Promise<SharedIds | undefined>;

  /**
   * A page of a set's cards; undefined when the index holds none of them: before the first one was
   * built, and for a set that is younger than it or that was removed.
   */
  setCards(id: SetId, page: SetPage): Promise<SetCards | undefined>;

  /** What its cards are called elsewhere; undefined before the first index that knows it was built. */
  idTable(): Promise<IdTable | undefined>;

  /** These cards as lists show them, removed ones too; one that it does not hold is left out. */
  cards(ids: readonly PrintingId[]): Promise<readonly CatalogCard[]>;
}

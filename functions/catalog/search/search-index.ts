import { cardSorts, type facetNames, type suggestKinds } from "#schemas/http/search-words.ts";
import type { Language, PrintingId, SetId } from "#schemas/values.ts";
import type { IdTable } from "../identifying/id-table.ts";
import type { SharedIds } from "../merging/shared-ids.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import type { CardTable } from "./card-table.ts";
import type { SearchTree } from "./query/search-tree.ts";

/** Orders of hits; `-` turns one round. Equals are ordered by set and number. */
export const searchSorts = cardSorts;
export type SearchSort = (typeof cardSorts)[number];

/**
 * Where a page ended: what the last hit was sorted by, and its id. Holds across versions of the index,
 * except by relevance, which depends on all that is in it: then `version` is the one that it holds for.
 */
export interface SearchPosition {
  readonly key: string | number;
  readonly id: string;
  readonly version?: string | undefined;
}

/** What may be counted over all hits. */
export type FacetName = (typeof facetNames)[number];

/** How many hits have each value, the commonest first. */
export interface Facet {
  readonly values: readonly {
    readonly value: string;
    /** For people, where the value is an id. */
    readonly label?: string;
    readonly count: number;
  }[];
  /** Values that there are; not all of them are told. */
  readonly distinct: number;
}

export interface SearchRequest {
  readonly query: SearchTree;
  readonly sort: SearchSort;
  readonly after?: SearchPosition | undefined;
  readonly limit: number;
  readonly facets?: readonly FacetName[] | undefined;
  /** What prices are compared and ordered in. @default USD */
  readonly currency?: string | undefined;
}

export interface SearchPage {
  readonly hits: readonly PrintingId[];
  /** The hits themselves, as lists show them. */
  readonly cards: readonly CatalogCard[];
  /** Hits on all pages together. */
  readonly total: number;
  /** Absent on the last page. */
  readonly next?: SearchPosition;
  /** Those that were asked for. */
  readonly facets?: Partial<Record<FacetName, Facet>>;
}

/** What somebody may be about to write. */
export interface Suggestion {
  readonly kind: SuggestKind;
  /** As it is printed. */
  readonly text: string;
  /** Of a set. */
  readonly id?: SetId;
  /** How many cards it stands on. */
  readonly cards: number;
}
export type SuggestKind = (typeof suggestKinds)[number];

export interface SuggestRequest {
  /** What was written so far. */
  readonly text: string;
  readonly kinds: readonly SuggestKind[];
  readonly language?: Language | undefined;
  readonly limit: number;
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

/** A question about cards that somebody has at hand. */
export interface AmongRequest {
  readonly query: SearchTree;
  /** Lists of cards; one that stays the same list is looked up once. */
  readonly lists: readonly (readonly PrintingId[])[];
  /** What prices are compared in. @default USD */
  readonly currency?: string | undefined;
}

/** What an index says of a list of cards, by their places in it. */
export interface CardsAmong {
  /** 1 where a card fulfils the query; one that the index does not hold, or that was removed, fulfils none. */
  readonly matches: Uint8Array;
  /** The name as search compares it; undefined of a card that the index does not hold. */
  nameAt(at: number): string | undefined;
}

/** Finds cards of one game. Removed cards are found by the list of their set alone. */
export interface SearchIndex {
  /**
   * Before the first index was built, nothing is found.
   *
   * @throws DomainError `catalog.stale_cursor` for a position that does not hold any more
   */
  search(request: SearchRequest): Promise<SearchPage>;

  /** Names, sets and artists that begin so, or nearly so; the best first. */
  suggest(request: SuggestRequest): Promise<readonly Suggestion[]>;

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

  /** Of each list, which of its cards fulfil a query; undefined before the first index was built. */
  among(request: AmongRequest): Promise<readonly CardsAmong[] | undefined>;

  /** These cards as lists show them, removed ones too; one that it does not hold is left out. */
  cards(ids: readonly PrintingId[]): Promise<readonly CatalogCard[]>;

  /** All cards that are there, side by side; undefined before the first index was built. */
  table(): Promise<CardTable | undefined>;
}

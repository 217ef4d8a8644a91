import * as z from "zod";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { Game, Language, PrintingId } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { cardView } from "../reading/card-view.ts";
import { type CatalogCard, findCards } from "../reading/find-cards.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import type { SearchIndex, SearchSort } from "./search-index.ts";
import { parseSearchQuery } from "./search-query.ts";
import { allOf, type SearchTree } from "./search-tree.ts";

export interface CardSearch extends PageRequest {
  readonly q: string;
  readonly game: Game;
  readonly language?: Language | undefined;
  readonly sort: SearchSort;
}

export interface SearchDeps {
  readonly store: CatalogStore;
  readonly searchIn: (game: Game) => SearchIndex;
}

export interface FoundCards extends Page<CardView> {
  /** Hits on all pages together. */
  readonly total: number;
}

const Position = z.tuple([z.union([z.string(), z.number()]), z.string()]);

/**
 * Searches the cards of a game.
 *
 * @throws DomainError `catalog.bad_query`, `request.bad_cursor`, `catalog.not_ready`
 */
export function searchCards(search: CardSearch, deps: SearchDeps): Promise<FoundCards> {
  const { q, language } = search;
  const spoken: SearchTree = language
    ? { kind: "text", field: "language", compare: "=", value: language }
    : { kind: "all" };
  const list = JSON.stringify(["cards", search.game, language, search.sort, q]);
  return pageOfHits(list, allOf([parseSearchQuery(q), spoken]), search, deps);
}

/** One page of the cards that a tree matches, with a cursor for the next. */
export async function pageOfHits(
  list: string,
  query: SearchTree,
  { game, sort, limit, cursor }: PageRequest & { game: Game; sort: SearchSort },
  { store, searchIn }: SearchDeps,
): Promise<FoundCards> {
  const position = positionIn(list, cursor, Position);
  const after = position && { key: position[0], id: position[1] };
  const page = await searchIn(game).search({ query, sort, after, limit });
  const { hits, total, next } = page;
  // One that lies in the index costs nothing; read from the table, a page of 20 takes 10 units.
  const cards = page.cards ?? (await cardsOf(hits, store));
  return {
    items: cards.map(cardView),
    total,
    ...(next && { nextCursor: cursorAt(list, [next.key, next.id]) }),
  };
}

/** An index holds no card that was removed, and an answer speaks as of its index. */
async function cardsOf(
  hits: readonly PrintingId[],
  store: CatalogStore,
): Promise<readonly CatalogCard[]> {
  const found = await findCards(hits, { store });
  return hits.flatMap((id) => {
    const card = found.get(id);
    return card ? [{ ...card, status: "current" as const }] : [];
  });
}

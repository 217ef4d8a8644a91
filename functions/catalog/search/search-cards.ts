import * as z from "zod";
import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Game, Language } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { type PricedViewsDeps, pricedViews } from "../pricing/priced-views.ts";
import { listedCards } from "../reading/card-view.ts";
import { parseSearchQuery } from "./query/parse-query.ts";
import type { BeyondFields } from "./query/search-fields.ts";
import { allOf, type SearchTree } from "./query/search-tree.ts";
import { settingsOf } from "./query/settings.ts";
import type {
  FacetName,
  SearchIndex,
  SearchPage,
  SearchPosition,
  SearchSort,
} from "./search-index.ts";

export interface CardSearch extends PageRequest {
  readonly q: string;
  readonly game: Game;
  readonly language?: Language | undefined;
  readonly sort: SearchSort;
  readonly facets?: readonly FacetName[] | undefined;
  /** What prices are told, compared and ordered in; told in that of their source, and compared in USD, where it is absent. */
  readonly currency?: Currency | undefined;
}

export interface SearchDeps extends PricedViewsDeps {
  readonly searchIn: (definition: GameDefinition) => SearchIndex;
  /** @default those of this project */
  readonly games?: Games;
  /** What a query may ask beside what cards say. */
  readonly beyond?: BeyondFields;
}

export interface FoundCards extends Page<CardView> {
  /** Hits on all pages together. */
  readonly total: number;
  /** Those that were asked for. */
  readonly facets?: SearchPage["facets"];
}

/** What the last hit was sorted by, its id, and the index where it holds for one alone. */
const Position = z.tuple([z.union([z.string(), z.number()]), z.string()], z.string());

/**
 * Searches the cards of a game.
 *
 * @throws DomainError `catalog.bad_query`, `request.bad_cursor`, `catalog.stale_cursor`
 */
export async function searchCards(search: CardSearch, deps: SearchDeps): Promise<FoundCards> {
  const { q, language } = search;
  const games = deps.games ?? projectGames;
  // What the query says of itself stands above what was chosen beside it.
  const { game, sort } = { ...search, ...settingsOf(q, games) };
  const query = await queryTree({ q, game, language }, deps);
  const said = search.currency ? [search.currency] : [];
  const list = JSON.stringify(["cards", game, language, sort, q, ...said]);
  const page = { ...search, game, sort };
  return pageOfHits(list, query, page, deps);
}

/**
 * What a search looks for.
 *
 * @param game whatever the query says itself
 * @throws DomainError `catalog.bad_query`
 */
export async function queryTree(
  { q, game, language }: Pick<CardSearch, "q" | "game" | "language">,
  {
    searchIn,
    games = projectGames,
    beyond,
  }: Pick<SearchDeps, "games" | "beyond"> & {
    readonly searchIn: (definition: GameDefinition) => Pick<SearchIndex, "idTable">;
  },
): Promise<SearchTree> {
  const definition = games.get(game);
  const ids = await searchIn(definition).idTable();
  return allOf([parseSearchQuery(q, definition, ids?.kinds, games, beyond), inLanguage(language)]);
}

/** Whatever is in a language, or in any. */
export const inLanguage = (language: Language | undefined): SearchTree =>
  language ? { kind: "text", field: "language", compare: "=", value: language } : { kind: "all" };

/** One page of the cards that a tree matches, with a cursor for the next. */
export async function pageOfHits(
  list: string,
  query: SearchTree,
  request: PageRequest & Pick<CardSearch, "game" | "sort" | "facets" | "currency">,
  { searchIn, games = projectGames, ...deps }: SearchDeps,
): Promise<FoundCards> {
  const { game, sort, limit, cursor, facets, currency } = request;
  const position = positionIn(list, cursor, Position);
  const after = position && { key: position[0], id: position[1], version: position[2] };
  const page = await searchIn(games.get(game)).search({
    query,
    sort,
    after,
    limit,
    facets,
    currency,
  });
  const { cards, total, next } = page;
  return {
    items: await pricedViews(listedCards(cards, games), currency, deps),
    total,
    ...(page.facets && { facets: page.facets }),
    ...(next && { nextCursor: cursorAt(list, positionOf(next)) }),
  };
}

const positionOf = ({ key, id, version }: SearchPosition) =>
  version === undefined ? [key, id] : [key, id, version];

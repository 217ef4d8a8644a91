import { type Games, games as projectGames } from "#schemas/games/index.ts";
import type { Game } from "#schemas/values.ts";
import { quoted } from "./query/print-query.ts";
import type { SearchDeps } from "./search-cards.ts";
import type { Suggestion, SuggestRequest } from "./search-index.ts";

/** Completes what somebody writes, each with the query that finds its cards. */
export async function suggest(
  {
    q,
    game,
    ...request
  }: Omit<SuggestRequest, "text"> & { readonly q: string; readonly game: Game },
  { searchIn, games = projectGames }: SearchDeps & { readonly games?: Games },
): Promise<readonly (Suggestion & { readonly query: string })[]> {
  const found = await searchIn(games.get(game)).suggest({ ...request, text: q });
  return found.map((one) => ({ ...one, query: queryOf(one) }));
}

const queryOf = ({ kind, text, id }: Suggestion): string =>
  kind === "set" && id ? `set=${quoted(id)}` : `${kind}=${quoted(text)}`;

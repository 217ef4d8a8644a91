import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import {
  type BeyondFields,
  parseSearchQuery,
  type SearchIndex,
  type SearchTree,
  settingsOf,
} from "../../catalog/index.ts";

/** What a query asks in each game whose words it is in. */
export interface ReadQuery {
  readonly trees: ReadonlyMap<string, SearchTree>;
  /** `order:` in the query, where it names one of these. */
  readonly sort?: string;
}

interface Deps {
  readonly searchIn: (definition: GameDefinition) => SearchIndex;
  readonly games?: Games;
}

/**
 * Reads a query in the words of every game, or of the one that it names. A game that has no such words is left out: nothing of it
 * fulfils the query.
 *
 * @throws DomainError `catalog.bad_query` where no game has such words: what the first says
 */
export async function readQuery(
  q: string,
  fields: BeyondFields,
  { searchIn, games = projectGames }: Deps,
): Promise<ReadQuery> {
  const { game, sort } = settingsOf(q, games);
  const trees = new Map<string, SearchTree>();
  const refusals: DomainError[] = [];
  for (const definition of games.all) {
    if (game !== undefined && game !== definition.name) continue;
    try {
      const ids = await searchIn(definition).idTable();
      trees.set(definition.name, parseSearchQuery(q, definition, ids?.kinds, games, fields));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "catalog.bad_query") throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (trees.size === 0 && first) throw first;
  return { trees, ...(sort && { sort }) };
}

import { games } from "#schemas/games/index.ts";
import type { Game } from "#schemas/values.ts";
import type { IdTables } from "../identifying/id-tables.ts";
import { parseSearchQuery } from "./query/parse-query.ts";
import { settingsOf } from "./query/settings.ts";

/**
 * Reads a query as a search does, for whoever keeps it.
 *
 * @param game that it is of where it names none itself
 * @returns the game that it is of
 * @throws DomainError `catalog.bad_query`
 */
export async function checkQuery(
  { query, game }: { readonly query: string; readonly game: Game },
  { idTables }: { readonly idTables: IdTables },
): Promise<Game> {
  const own = settingsOf(query, games).game ?? game;
  const tables = await idTables();
  const kinds = tables[games.names.indexOf(own)]?.kinds;
  parseSearchQuery(query, games.get(own), kinds);
  return own;
}

import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import type { CardTable, SearchIndex } from "../../catalog/index.ts";
import { type GameCards, gameCards } from "./catalogue/game-cards.ts";

/** All that rows are compared with, of all games, in memory. */
export interface MatchTable {
  readonly games: readonly GameCards[];
}

export interface MatchTableDeps {
  readonly searchIn: (definition: GameDefinition) => Pick<SearchIndex, "table" | "idTable">;
  /** @default those of this project */
  readonly games?: Games;
}

/** By the table of an index, which never changes: where the catalogue has, there is another one. */
const made = new WeakMap<CardTable, GameCards>();

/** What the indexes of all games hold now; a game that was never indexed is left out. Made once for each index. */
export async function openMatchTable({
  searchIn,
  games = projectGames,
}: MatchTableDeps): Promise<MatchTable> {
  const all = await Promise.all(
    games.all.map(async (definition) => {
      const index = searchIn(definition);
      const [table, ids] = await Promise.all([index.table(), index.idTable()]);
      if (!table) return [];
      const known = made.get(table) ?? gameCards(definition, table, ids);
      made.set(table, known);
      return [known];
    }),
  );
  return { games: all.flat() };
}

import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { GameDefinition, Games } from "#schemas/games/index.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import type { SearchIndex } from "../search/search-index.ts";

export interface AskIndexDeps {
  readonly searchIn: (definition: GameDefinition) => SearchIndex;
  readonly games: Games;
  /** Is told why an index could not be asked. */
  readonly onTrouble: (game: string, error: unknown) => void;
}

/**
 * Asks the index of a game about one of its cards or sets, for those who can answer without it:
 * undefined where the game has none, and where it cannot be read.
 */
export async function askIndex<Known>(
  about: PrintingId | SetId,
  question: (index: SearchIndex) => Promise<Known | undefined>,
  { searchIn, games, onTrouble }: AskIndexDeps,
): Promise<Known | undefined> {
  const definition = games.named(gamePartOf(about));
  if (!definition) return undefined;
  try {
    return await question(searchIn(definition));
  } catch (error) {
    onTrouble(definition.name, error);
    return undefined;
  }
}

import type { GameDefinition } from "#schemas/games/index.ts";
import type { SearchIndex } from "../search/search-index.ts";

/** The search index of each game: made when it is first asked for, and kept as long as the container. */
export function indexOfEachGame(
  make: (definition: GameDefinition) => SearchIndex,
): (definition: GameDefinition) => SearchIndex {
  const indexes = new Map<GameDefinition, SearchIndex>();
  return (definition) => {
    const index = indexes.get(definition) ?? make(definition);
    indexes.set(definition, index);
    return index;
  };
}

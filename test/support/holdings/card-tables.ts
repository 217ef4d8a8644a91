import type { CardTable } from "#functions/catalog/index.ts";
import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { tablesOfIndexes } from "#functions/catalog/indexing/table-of-index.ts";
import { checklistOf } from "#functions/holdings/checklists/checklist.ts";
import type { Generation } from "#schemas/catalog/species.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";

const generation = (id: number, firstDexId: number, lastDexId: number): Generation => ({
  ...{ id, name: `Generation ${"I".repeat(id)}`, speciesCount: lastDexId - firstDexId + 1 },
  ...{ firstDexId, lastDexId },
});

/** The first three as they are. */
export const generations = [
  generation(1, 1, 151),
  generation(2, 152, 251),
  generation(3, 252, 386),
];

/** All of these cards side by side, as an index holds them. */
export function tableOf(
  cards: readonly IndexedCard[],
  definition: GameDefinition = pokemon,
): CardTable {
  const index = new CardIndex(indexContent(definition, cards, generations), definition);
  return tablesOfIndexes(async () => undefined)(index);
}

export const checklistOfCards = (
  cards: readonly IndexedCard[],
  definition: GameDefinition = pokemon,
) => checklistOf(tableOf(cards, definition), definition);

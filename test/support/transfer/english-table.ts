import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { growingIndex } from "#functions/catalog/indexing/index-content.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { tablesOfIndexes } from "#functions/catalog/indexing/table-of-index.ts";
import { type GameCards, gameCards } from "#functions/transfer/matching/catalogue/game-cards.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { englishCatalogue } from "#test/support/catalogue/english-catalogue.ts";
import { onePieceCatalogue } from "#test/support/catalogue/one-piece-catalogue.ts";

/** Both games' whole English catalogues as rows are compared with them, or undefined where no reference data was laid out. */
export function englishGames(): readonly GameCards[] | undefined {
  const [cards, others] = [englishCatalogue(), onePieceCatalogue()];
  return cards && others && [inMemory(cards, pokemon), inMemory(others, onepiece)];
}

function inMemory(cards: readonly IndexedCard[], definition: GameDefinition): GameCards {
  const index = growingIndex(definition);
  const sets = [...Map.groupBy(cards, ({ card }) => card.setId)];
  for (const [, own] of sets.sort(([a], [b]) => byCodeUnits(a, b))) index.add(own);
  index.endLanguage("en");
  const loaded = new CardIndex(index.done([], []), definition);
  return gameCards(definition, tablesOfIndexes(async () => undefined)(loaded));
}

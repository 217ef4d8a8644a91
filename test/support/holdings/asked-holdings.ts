import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import type { SearchIndex } from "#functions/catalog/search/search-index.ts";
import type { CompletionDeps } from "#functions/holdings/completion/list-completion.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { generations, tableOf } from "./card-tables.ts";
import { pricesOf } from "./priced-cards.ts";

type Asked = Pick<SearchIndex, "table" | "idTable">;

/** What completion is told by: these cards of a game, and prices in cents, `base1-4 holo`. */
export function holdingsOf(
  cards: readonly IndexedCard[],
  cents: Readonly<Record<string, number>> = {},
  definition: GameDefinition = pokemon,
): CompletionDeps {
  const table = tableOf(cards, definition);
  const none: Asked = { table: async () => undefined, idTable: async () => undefined };
  const index: Asked = { ...none, table: async () => table };
  return {
    searchIn: (one) => (one.name === definition.name ? index : none),
    prices: pricesOf(cents),
    games,
    speciesNames: {
      species: async (_game, from, to) =>
        [species(6, "Charizard", "Glurak"), species(157, "Typhlosion", "Tornupto")].filter(
          ({ dexId }) => dexId >= from && dexId <= to,
        ),
      generations: async () => generations,
    },
  };
}

const species = (dexId: number, name: string, de: string) => ({
  ...{ dexId, name, names: { de }, slug: name.toLowerCase() },
  ...{ generation: dexId < 152 ? 1 : 2, types: [] },
});

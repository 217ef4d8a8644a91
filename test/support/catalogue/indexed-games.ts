import { buildIndex } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { searchCards } from "#functions/catalog/search/search-cards.ts";
import type { Card } from "#schemas/catalog/card.ts";
import type { SpeciesFragment } from "#schemas/catalog/fragment.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import type { SetId } from "#schemas/values.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aProvenance, aSet, easyReader } from "./catalog.ts";
import { recordCards, recordSet, recordSpecies } from "./silver.ts";

const provenance = aProvenance();

/**
 * All games indexed with these cards; `removed` are those that their sets do not list.
 *
 * @param told of sets, by their ids, and of species, where it matters
 */
export async function indexedGames(
  cards: readonly Card[],
  removed: readonly Card[] = [],
  told: {
    readonly sets?: Readonly<Record<SetId, Partial<CardSet>>>;
    readonly species?: readonly SpeciesFragment[];
  } = {},
) {
  const { sets = {}, species = [] } = told;
  const store = memoryCatalogStore();
  const bySet = Map.groupBy([...cards, ...removed], ({ setId }) => setId);
  for (const [id, own] of bySet) {
    const members = own.filter((card) => !removed.includes(card)).map((card) => card.id);
    await recordSet({ set: { ...setOf(id, own), ...sets[id] }, members, provenance }, { store });
    await recordCards(
      own.map((card) => ({ card, provenance })),
      { store },
    );
  }
  await recordSpecies(species, aProvenance({ source: "pokeapi" }), { store });
  const [files, pointers] = [memoryIndexFiles(), memoryIndexPointers()];
  const deps = { store, files, pointers, clock: () => new Date("2026-02-02T06:00:00Z") };
  for (const game of games.names) await buildIndex(game, deps);
  const indexes = new Map(
    games.all.map((game) => [game, currentSearchIndex(game, { ...easyReader, ...deps })]),
  );
  const searchIn = (definition: GameDefinition) => {
    const index = indexes.get(definition);
    if (index) return index;
    throw new Error(`There is no index of ${definition.name}.`);
  };
  const search = async (q: string, game = "pokemon", language?: string) => {
    const request = { game, q, language, sort: "relevance", limit: 100 } as const;
    return (await searchCards(request, { searchIn })).items.map(({ id }) => id);
  };
  return { ...deps, searchIn, search };
}

function setOf(id: SetId, [card]: readonly Card[]) {
  const { game = "pokemon", language = "en" } = card ?? {};
  return aSet({ ...{ id, game, language, name: `Set ${id.split(":")[2]}`, crosswalk: {} } });
}

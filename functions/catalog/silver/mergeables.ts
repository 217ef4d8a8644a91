import { CardFragment, SetFragment, SpeciesFragment } from "#schemas/catalog/fragment.ts";
import type { GameDefinition, Games } from "#schemas/games/index.ts";
import {
  cardKey,
  cardPrefix,
  gamePartition,
  generationKey,
  generationPrefix,
  setFragments,
  setKey,
  setPartition,
  setPrefix,
  setsPartition,
  speciesFragments,
  speciesKey,
  speciesPrefix,
} from "#schemas/storage/catalog-items.ts";
import { mergeCards } from "../merging/merge-cards.ts";
import { mergeSets } from "../merging/merge-sets.ts";
import { generationsOf, mergeSpecies } from "../merging/merge-species.ts";
import type { Part } from "../merging/part.ts";
import type { Mergeable } from "./record-fragments.ts";

/** Cards: merged set by set, because two may say the same number. */
export const cards = (games: Games): Mergeable<CardFragment> => ({
  shelfOf: ({ setId }) => ({
    fragments: setPartition(setId),
    merged: setPartition(setId),
    prefixes: [cardPrefix],
  }),
  read: (value) => CardFragment.parse(value),
  merge: (parts) =>
    mergeCards(definitionOf(games, parts), parts).map((one) => ({
      ...one,
      key: cardKey(one.value.id, games),
    })),
});

/** Sets: merged language by language. */
export const sets = (games: Games): Mergeable<SetFragment> => ({
  shelfOf: ({ game, language }) => ({
    fragments: setFragments(game, language),
    merged: setsPartition(game, language),
    prefixes: [setPrefix],
  }),
  read: (value) => SetFragment.parse(value),
  merge: (parts) =>
    mergeSets(definitionOf(games, parts), parts).map((one) => ({
      ...one,
      key: setKey(one.value.id),
    })),
});

/** Species, and the generations that they make up: merged game by game. */
export const species = (games: Games): Mergeable<SpeciesFragment> => ({
  shelfOf: ({ game }) => ({
    fragments: speciesFragments(game),
    merged: gamePartition(game),
    prefixes: [speciesPrefix, generationPrefix],
  }),
  read: (value) => SpeciesFragment.parse(value),
  merge(parts) {
    const definition = definitionOf(games, parts);
    const all = mergeSpecies(definition, parts);
    const generations = generationsOf(all.map(({ value }) => value));
    return [
      ...all.map((one) => ({ ...one, key: speciesKey(definition.name, one.value.dexId) })),
      ...generations.map((value) => ({
        ...{ value, sources: [] },
        key: generationKey(definition.name, value.id),
      })),
    ];
  },
});

function definitionOf(games: Games, parts: readonly Part<{ game: string }>[]): GameDefinition {
  const name = parts[0]?.value.game ?? "";
  const definition = games.named(name);
  if (definition) return definition;
  throw new RangeError(`There is no game "${name}".`);
}

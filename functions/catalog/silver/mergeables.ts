import { CardFragment, SetFragment, SpeciesFragment } from "#schemas/catalog/fragment.ts";
import { Product } from "#schemas/catalog/product.ts";
import type { GameDefinition, Games } from "#schemas/games/index.ts";
import {
  cardKey,
  cardPrefix,
  gamePartition,
  generationKey,
  generationPrefix,
  productsPartition,
  setFragments,
  setKey,
  setPartition,
  speciesFragments,
  speciesKey,
  speciesPrefix,
} from "#schemas/storage/catalog-items.ts";
import type { SetId } from "#schemas/values.ts";
import { mergeCards } from "../merging/merge-cards.ts";
import { mergeSets } from "../merging/merge-sets.ts";
import { generationsOf, mergeSpecies } from "../merging/merge-species.ts";
import type { Part } from "../merging/part.ts";
import type { Mergeable } from "./mergeable.ts";
import type { Shelf } from "./silver-store.ts";

export const cardShelf = (setId: SetId): Shelf => ({
  fragments: setPartition(setId),
  merged: setPartition(setId),
  sortKeys: [{ prefix: cardPrefix }],
});

export const setShelf = (id: SetId): Shelf => {
  const { pk, sk } = setKey(id);
  return { fragments: setFragments(id), merged: pk, sortKeys: [{ is: sk }] };
};

export const speciesShelf = (game: string): Shelf => ({
  fragments: speciesFragments(game),
  merged: gamePartition(game),
  sortKeys: [{ prefix: speciesPrefix }, { prefix: generationPrefix }],
});

/** Cards: merged set by set, because two may say the same number. */
export const cards = (games: Games): Mergeable<CardFragment> => ({
  shelfOf: ({ setId }) => cardShelf(setId),
  filedAmong: ({ game, language }) => `card#${game}:${language}`,
  read: (value) => CardFragment.parse(value),
  merge: (parts) =>
    mergeCards(definitionOf(games, parts), parts).map((one) => ({
      ...one,
      key: cardKey(one.value.id, games),
    })),
});

/** Sets: each merged by itself. */
export const sets = (games: Games): Mergeable<SetFragment> => ({
  shelfOf: ({ id }) => setShelf(id),
  filedAmong: ({ game, language }) => `set#${game}:${language}`,
  read: (value) => SetFragment.parse(value),
  merge: (parts) =>
    mergeSets(definitionOf(games, parts), parts).map((one) => ({
      ...one,
      key: setKey(one.value.id),
    })),
});

/** Species, and the generations that they make up: merged game by game. */
export const species = (games: Games): Mergeable<SpeciesFragment> => ({
  shelfOf: ({ game }) => speciesShelf(game),
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

export const productShelf = (partition: string): Shelf => ({
  ...{ fragments: partition, merged: partition, sortKeys: [] },
});

/** Products: nobody but their shop tells of them, so nothing is merged. */
export const products: Mergeable<Product> = {
  shelfOf: ({ game, shop, groupId }) => productShelf(productsPartition(game, shop, groupId)),
  read: (value) => Product.parse(value),
  merge: () => [],
};

/** Everything of a shelf is of one game. */
const definitionOf = (games: Games, [first]: readonly Part<{ game: string }>[]): GameDefinition =>
  games.get(first?.value.game ?? "");

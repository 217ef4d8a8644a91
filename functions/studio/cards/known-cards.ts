import type { Card } from "#schemas/catalog/card.ts";
import { gamePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import {
  type CatalogStore,
  findCards,
  findHeld,
  type HeldThing,
  type SearchIndex,
} from "../../catalog/index.ts";

/** A card or a sealed product, as far as a picture shows it. */
export type KnownCard = HeldThing & Partial<Pick<Card, "category" | "rarity" | "normalizedRarity">>;

/** What the catalogue knows of the cards of a picture. */
export interface KnownCards {
  /** Undefined where the catalogue does not know it. */
  card(id: PrintingId): KnownCard | undefined;
  set(id: SetId): CardSet | undefined;
  definition(id: PrintingId): GameDefinition | undefined;
}

export interface KnownCardsDeps {
  readonly searchIn: (definition: GameDefinition) => Pick<SearchIndex, "cards">;
  readonly store: Pick<CatalogStore, "cards" | "productsAt" | "set">;
  /** @default those of this project */
  readonly games?: Games;
}

/**
 * Cards as the indexes of their games have them, which lie in memory; those that are younger than their index, and what is sealed, are read of the
 * catalogue.
 */
export async function knownCards(
  all: readonly PrintingId[],
  { searchIn, store, games = projectGames }: KnownCardsDeps,
): Promise<KnownCards> {
  const ids = [...new Set(all)];
  const byGame = Map.groupBy(
    ids.filter((id) => !isSealedId(id)),
    gamePartOf,
  );
  const indexed = [...byGame].map(async ([game, own]) => {
    const definition = games.named(game);
    return definition ? searchIn(definition).cards(own) : [];
  });
  const setIds = [...new Set(ids.map(setIdOf))];
  const [sets, ...found] = await Promise.all([
    Promise.all(setIds.map((id) => store.set(id))),
    ...indexed,
  ]);
  const cards = new Map<PrintingId, KnownCard>(found.flat().map((card) => [card.id, card]));
  const left = ids.filter((id) => !cards.has(id));
  const [young, sealed] = await Promise.all([
    findCards(
      left.filter((id) => !isSealedId(id)),
      { store },
    ),
    findHeld(left.filter(isSealedId), { store }),
  ]);
  for (const [id, card] of [...young, ...sealed]) cards.set(id, card);
  const known = new Map(sets.flatMap((item) => (item ? [[item.value.id, item.value]] : [])));
  return {
    card: (id) => cards.get(id),
    set: (id) => known.get(id),
    definition: (id) => games.named(gamePartOf(id)),
  };
}

import { derivedId } from "#functions/collections/identifiers.ts";
import type { HeldCollection, HeldCollections } from "#functions/holdings/held/held-collections.ts";
import type { FindItemsDeps } from "#functions/holdings/searching/find-items.ts";
import type { CopyPrice } from "#functions/prices/reading/index.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { Collection } from "#schemas/collections/collection.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { indexedGames } from "#test/support/catalogue/indexed-games.ts";
import { aHead, at, tallyOf } from "#test/support/collections/collections.ts";

const ofOnePiece = { game: "onepiece", setId: setId("onepiece", "en", "OP02"), attributes: {} };

/** Three cards of one game, one of another, and one that its set does not list any more. */
export const searchedCards = [
  aCard({
    number: "4",
    name: "Charizard",
    rarity: "Rare",
    attributes: { hp: 120, types: ["Fire"] },
  }),
  aCard({ number: "2", name: "Blastoise", attributes: { hp: 100, types: ["Water"] } }),
  aCard({ number: "58", name: "Pikachu", attributes: { hp: 40, types: ["Lightning"] } }),
  aCard({ ...ofOnePiece, number: "013", name: "Portgas.D.Ace", category: "character" }),
];
const removed = [aCard({ number: "99", name: "Missingno", attributes: { hp: 33 } })];

/** The card of a name. */
export function cardNamed(name: string) {
  const card = [...searchedCards, ...removed].find((one) => one.name === name);
  if (!card) throw new Error(`There is no card ${name}.`);
  return card;
}

export const binder = aHead({ id: derivedId("a binder"), name: "Base Set binder" });
export const deck = aHead({ id: derivedId("a deck"), name: "Rain Dance", kind: "deck" });
export const wishes = aHead({ id: derivedId("wishes"), name: "Wishes", kind: "wishlist" });

/** Whole collections that a test says. */
export function saidCollections(held: readonly HeldCollection[]): HeldCollections {
  const byId = held.toSorted((a, b) => (a.head.id < b.head.id ? -1 : 1));
  return {
    of: async ({ collectionId }) => byId.find(({ head }) => head.id === collectionId),
    among: async (_userId, isWanted) => byId.filter(({ head }) => isWanted(head)),
    heads: async () => byId.map(({ head, items }) => ({ head, tally: tallyOf(items) })),
  };
}

export const holding = (head: Collection, items: readonly LotItem[]): HeldCollection => ({
  head,
  items: items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** All that a search in holdings needs, of these collections and prices. */
export async function searchedHoldings(
  held: readonly HeldCollection[],
  prices: Readonly<Record<string, readonly CopyPrice[]>> = {},
  own: readonly OwnPrice[] = [],
  store: FindItemsDeps["store"] = memoryCatalogStore(),
): Promise<FindItemsDeps> {
  const { searchIn } = await indexedGames(searchedCards, removed);
  const day = at.slice(0, 10);
  return {
    ...{ held: saidCollections(held), searchIn, clock: () => new Date(at) },
    rates: { between: async () => [{ day, base: "EUR", rates: { USD: "1.25" } }] },
    copyPrices: {
      of: async () => ({
        builtAt: at,
        variantsPriced: (id) => (prices[id] ?? []).map(({ variant }) => variant),
        among: async () => (card) => prices[card.id] ?? [],
      }),
    },
    store,
    variants: { of: async () => new Map() },
    ownPrices: async () => own,
  };
}

import { describe, expect, test } from "vitest";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { getLegality } from "#functions/holdings/decks/get-legality.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { gamesOf } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { storeWith } from "#test/support/catalogue/catalog.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { aHead, aLot, aPlace } from "#test/support/collections/collections.ts";
import { holdingsOf } from "#test/support/holdings/asked-holdings.ts";
import { copiesOf } from "#test/support/holdings/held-copies.ts";

const attributes = { stage: "Basic", legal: { standard: true, expanded: true } };
const cards = [
  inSet("base1-4", { name: "Charmander", attributes }),
  inSet("de:base1-4", { name: "Glumanda", attributes }),
  inSet("base1-98", {
    ...{ name: "Fire Energy", category: "energy", attributes: { energyType: "Normal" } },
  }),
  inSet("a1-1", { attributes, set: { series: { id: "tcgp", name: "Pocket" } } }),
];
const place = aPlace();

async function ask(
  items: readonly CollectionItem[],
  game?: string,
  indexed: IndexedCard[] = cards,
) {
  const store = await storeWith(cards.map(({ card }) => card));
  const held = { of: async () => ({ head: aHead(), items }) };
  return getLegality({ ...place, game }, { ...holdingsOf(indexed), store, held });
}
const lot = (short: string, quantity: number, more: Partial<CollectionItem> = {}) =>
  aLot({ ...copiesOf(short), quantity, ...more });
const isLegal = ({ formats }: Awaited<ReturnType<typeof ask>>) => formats.map((one) => one.isLegal);

describe("[COL-4] whether a collection may be played", () => {
  test("is told of each format of the game of most of its copies", async () => {
    const told = await ask([lot("base1-4", 4), lot("base1-98", 56)]);
    expect(told).toMatchObject({ game: "pokemon", collectionId: place.collectionId, reasons: [] });
    expect(isLegal(told)).toEqual([true, true, true]);
  });

  test("counts the same card in two languages as one", async () => {
    const told = await ask([lot("base1-4", 3), lot("de:base1-4", 3), lot("base1-98", 54)]);
    expect(told.reasons).toMatchObject([
      {
        code: "too_many_copies",
        detail: "At most 4 of Charmander may be in a deck, and there are 6.",
      },
    ]);
    expect(told.reasons[0]?.itemIds).toHaveLength(2);
    expect(isLegal(told)).toEqual([false, false, false]);
  });

  test("is no, with a proxy, a card of another game, one that is on screens alone, or one that is gone", async () => {
    const items = [
      ...[lot("base1-4", 4), lot("base1-98", 53), lot("base1-98", 1, { isProxy: true })],
      ...[lot("a1-1", 1), lot("base1-77", 1)],
      aLot({ ...copiesOf("op-01-001", { game: "onepiece" }), quantity: 1 }),
    ];
    const told = await ask(items);
    expect(told.reasons.map(({ code }) => code).toSorted()).toEqual([
      ...["digital", "other_game", "proxy", "size", "unknown_card"],
    ]);
    expect(isLegal(told)).toEqual([false, false, false]);
  });

  test("is judged by the rules of the game that is named", async () => {
    const told = await ask([lot("base1-4", 4)], "onepiece");
    expect(told.formats).toMatchObject([{ format: "constructed", isLegal: false }]);
    expect(told.reasons.map(({ code }) => code)).toContain("other_game");
  });

  test("is told of an empty collection, too", async () => {
    const told = await ask([]);
    expect(told).toMatchObject({ game: "pokemon", parts: [{ count: 0, exactly: 60 }] });
  });

  test("is not asked of what is far larger than a deck, or of a game without rules of decks", async () => {
    const many = Array.from({ length: 181 }, (_none, at) => lot(`base1-${at}`, 1));
    await expect(ask(many)).rejects.toMatchObject({ code: "holdings.no_deck" });
    const { decks: _, ...without } = pokemon;
    const store = await storeWith([]);
    const held = { of: async () => ({ head: aHead(), items: [] }) };
    const deps = { ...holdingsOf(cards), games: gamesOf([without]), store, held };
    await expect(getLegality(place, deps)).rejects.toMatchObject({ code: "holdings.no_deck" });
  });

  test("is asked of a collection that is there", async () => {
    const store = await storeWith([]);
    const held = { of: async () => undefined };
    const asked = getLegality(place, { ...holdingsOf(cards), store, held });
    await expect(asked).rejects.toMatchObject({ code: "collections.no_such_collection" });
  });
});

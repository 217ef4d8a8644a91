import { expect, test } from "vitest";
import type { CatalogStore } from "#functions/catalog/index.ts";
import { askIndex } from "#functions/catalog/reading/ask-index.ts";
import { cardOfFragments } from "#functions/catalog/reading/card-of-fragments.ts";
import { cardView, listedCards } from "#functions/catalog/reading/card-view.ts";
import { findCard, findCards } from "#functions/catalog/reading/find-cards.ts";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import { games, gamesOf } from "#schemas/games/index.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, storeWith } from "#test/support/catalogue/catalog.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";

/** As if the game of the card were not there any more. */
const without = gamesOf([onepiece]);
const provenance = aProvenance();
const id = aCard().id;
const said = (value: object, source = "tcgdex", sourceId = "base1-4") => ({
  ...{ sourceId, value },
  provenance: aProvenance({ source }),
});

test("[CAT-6] a list of cards leaves out the texts that a card by itself has", () => {
  const attributes = { hp: 120, stage: "stage_2", rules: ["A rule."], unknown: "not of this game" };
  const card = { ...aCard({ attributes }), provenance: [], status: "current" as const };
  expect(cardView(card)).toMatchObject({ hp: 120, rules: ["A rule."] });
  expect(cardView(card)).not.toHaveProperty("unknown");
  const [listed] = listedCards([card]);
  expect(listed).toMatchObject({ id, hp: 120 });
  expect(listed).not.toHaveProperty("rules");
  expect(listed).not.toHaveProperty("attributes");
});

test("a card whose game is not defined any more is not there, and its neighbours are", async () => {
  const card = { ...aCard(), provenance: [], status: "current" as const };
  expect(cardView(card, without)).toBeUndefined();
  expect(listedCards([card], without)).toEqual([]);
  const store = await storeWith([aCard()]);
  const unknown = { otherLanguages: async () => undefined, sharedIds: async () => undefined };
  await expect(getCard(id, { store, games: without, ...unknown })).rejects.toMatchObject({
    code: "catalog.no_such_card",
  });
  expect(cardOfFragments(id, [said(aCard())], without)).toBeUndefined();
});

test("[LAKE-6] a card of what sources said is merged and shown like any other", () => {
  const view = cardOfFragments(id, [
    said(aCard({ artist: "A. Person" })),
    said({ ...aCard({ crosswalk: { pokemontcg: "base1-4" } }), artist: undefined }, "pokemontcg"),
  ]);
  expect(view).toMatchObject({
    ...{ id, name: "Charizard", artist: "A. Person", status: "current" },
    crosswalk: { tcgdex: "base1-4", pokemontcg: "base1-4" },
  });
  expect(view?.provenance.map(({ source }) => source).toSorted()).toEqual(["pokemontcg", "tcgdex"]);
  expect(view?.provenance[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/);
});

test("what was said before it was checked is left out of the card, and nothing makes no card", () => {
  const unreadable = said({ id: "no printing" }, "pokemontcg");
  expect(cardOfFragments(id, [unreadable, said(aCard())])?.name).toBe("Charizard");
  expect(cardOfFragments(id, [unreadable])).toBeUndefined();
  expect(cardOfFragments(id, [])).toBeUndefined();
});

test("of several cards that an answer gave, the one that was asked for is shown", () => {
  const both = [said(aCard({ number: "3" }), "tcgdex", "base1-3"), said(aCard())];
  expect(cardOfFragments(id, both)?.number).toBe("4");
});

test("[CAT-4] a set that nobody has listed yet removes none of its cards", async () => {
  const store = memoryCatalogStore();
  await recordCards([{ card: aCard(), provenance }], { store });
  expect((await findCard(id, { store }))?.status).toBe("current");
  expect(await findCard(aCard({ number: "9" }).id, { store })).toBeUndefined();
});

test("cards that are asked for twice are read once, and unknown ones are left out", async () => {
  const store = await storeWith([aCard()]);
  const asked: (readonly string[])[] = [];
  const counting: CatalogStore = {
    ...store,
    async cards(ids) {
      asked.push(ids);
      return store.cards(ids);
    },
  };
  const unknown = aCard({ number: "9" }).id;
  const found = await findCards([id, unknown, id], { store: counting });
  expect([...found.keys()]).toEqual([id]);
  expect(found.get(id)?.provenance).toMatchObject([{ source: "tcgdex" }]);
  expect(asked).toEqual([[id, unknown]]);
});

test("no index is asked about a game that is not there", async () => {
  const troubles: unknown[] = [];
  const deps = {
    ...{ games: without, onTrouble: (...all: unknown[]) => troubles.push(all) },
    searchIn: () => {
      throw new Error("There is no such index.");
    },
  };
  expect(await askIndex(id, async () => "an answer", deps)).toBeUndefined();
  expect(troubles).toEqual([]);
  expect(await askIndex(id, async () => "an answer", { ...deps, games })).toBeUndefined();
  expect(troubles).toEqual([["pokemon", new Error("There is no such index.")]]);
});

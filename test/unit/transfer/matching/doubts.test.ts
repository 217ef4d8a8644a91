import { expect, it } from "vitest";
import { baseSets } from "#test/support/transfer/base-sets.ts";
import { inShort, matching } from "#test/support/transfer/matched.ts";

const match = await matching(baseSets);

it.each([
  ["a name of several cards", { name: "Pikachu" }, "ambiguous several_printings"],
  [
    "a number without a set that several may have",
    { name: "Charizard", number: "4" },
    "ambiguous several_printings",
  ],
  [
    "a number that the set does not have",
    { name: "Charizard", setName: "Base Set", number: "99" },
    "ambiguous no_such_number en:base1-4",
  ],
  [
    "a name that the set does not have",
    { name: "Clefairy", setName: "Jungle" },
    "ambiguous name_not_in_set en:base1-5",
  ],
  [
    "a set that nobody knows",
    { name: "Clefairy", setName: "World Championship Decks", number: "5/102" },
    "ambiguous set_unknown en:base1-5",
  ],
  [
    "a set of another size, without a name",
    { setCode: "MEW", number: "6/102" },
    "ambiguous total_contradicts_set en:sv03.5-006",
  ],
  [
    "two cards of a set by one name",
    { name: "Charizard ex", setName: "151" },
    "ambiguous several_printings en:sv03.5-006 en:sv03.5-199",
  ],
])("leaves %s to a person", (_what, said, short) => {
  expect(inShort(match(said))).toContain(short);
});

it("tells two cards of a set by one name apart by their rarity", () => {
  const said = { name: "Charizard ex", setName: "151", rarity: "special illustration rare" };
  expect(inShort(match(said))).toBe("matched found en:sv03.5-199");
});

it.each([
  ["nothing", {}, "unresolved nothing_said"],
  [
    "a game that is none of ours",
    { game: "Magic: The Gathering", name: "Charizard", setCode: "BS", number: "4" },
    "unresolved other_game",
  ],
  [
    "an id of another game",
    { ids: [{ kind: "scryfall", id: "x" }], name: "Charizard" },
    "unresolved other_game",
  ],
  [
    "a name that no card has",
    { name: "Black Lotus", setName: "Base Set" },
    "unresolved no_such_card",
  ],
  [
    "a set and a name that nobody knows",
    { name: "Black Lotus", setName: "Alpha" },
    "unresolved no_such_set",
  ],
  ["a number alone", { number: "4/102" }, "unresolved nothing_said"],
])("finds nothing for %s", (_what, said, short) => {
  expect(inShort(match(said))).toBe(short);
});

it("says in a sentence what it found, and what helps where it did not", () => {
  expect(match({ name: "Charizard", setCode: "BS", number: "4" }).detail).toBe(
    "Charizard, number 4 of Base Set, by set code and number.",
  );
  expect(match({ name: "Pikachu" }).detail).toBe(
    'Several cards are called "Pikachu": a set and a number would tell which is meant.',
  );
});

it("shows no more than twenty cards", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 80 }, (_none, at) => [
      `set${at}`,
      { name: `Set ${at}`, cards: { "1": "Pikachu" } },
    ]),
  );
  expect((await matching(many))({ name: "Pikachu" }).candidates).toHaveLength(20);
});

it("leaves a name alone to a person that one card of a game has and several of another", async () => {
  const both = await matching({
    a: { name: "First", cards: { "1": "Giovanni" } },
    b: { name: "Second", cards: { "1": "Giovanni" } },
    "op-08": { game: "onepiece", name: "TWO LEGENDS", cards: { "026": "Giovanni" } },
  });
  expect(inShort(both({ name: "Giovanni" }))).toBe(
    "ambiguous several_printings en:a-1 en:b-1 en:op-08-026",
  );
  expect(inShort(both({ name: "Giovanni", game: "One Piece" }))).toBe("matched found en:op-08-026");
});

it("takes a number without letters, and without a set, for none that has some", async () => {
  const promos = await matching({
    gallery: { name: "Gallery", cards: { GG24: "Miltank" } },
    phantom: { name: "Phantom", cards: { "83": "Miltank" } },
  });
  expect(inShort(promos({ name: "Miltank", number: "24" }))).toBe(
    "ambiguous name_only_resembles en:gallery-gg24",
  );
  expect(inShort(promos({ name: "Miltank", number: "GG24" }))).toBe(
    "matched found en:gallery-gg24",
  );
  expect(inShort(promos({ name: "Miltank", setName: "Gallery", number: "24" }))).toBe(
    "matched found en:gallery-gg24",
  );
});

import { expect, it } from "vitest";
import { inShort, matching } from "#test/support/transfer/matched.ts";

const sets = {
  base1: {
    name: "Base Set",
    abbreviation: "BS",
    releasedOn: "1999-01-09",
    cards: { "4": "Charizard", "5": "Clefairy", "58": "Pikachu", "98": "Fire Energy" },
    more: { "4": { crosswalk: { tcgdex: "base1-4", tcgplayer: "42382" } } },
  },
  base2: {
    name: "Jungle",
    abbreviation: "JU",
    releasedOn: "1999-06-16",
    cardCount: { printed: 64, total: 64 },
    cards: { "60": "Pikachu" },
  },
  base4: {
    name: "Base Set 2",
    abbreviation: "B2",
    releasedOn: "2000-02-24",
    cardCount: { printed: 130, total: 130 },
    cards: { "4": "Charizard", "87": "Pikachu" },
  },
  "sv03.5": {
    name: "151",
    abbreviation: "MEW",
    crosswalk: { pokemontcg: "sv3pt5" },
    cardCount: { printed: 165, total: 207 },
    cards: { "006": "Charizard ex", "199": "Charizard ex", "025": "Pikachu" },
    more: { "006": { rarity: "Double rare" }, "199": { rarity: "Special illustration rare" } },
  },
};
const match = await matching(sets);

it.each([
  ["by our own id", { ids: [{ kind: "cardlake", id: "pokemon:en:base1-4" }] }, "own_id"],
  ["by a source's id", { ids: [{ kind: "tcgdex", id: "base1-4" }] }, "own_id"],
  ["by an id of whom it is not said", { ids: [{ kind: "any", id: "BASE1-4" }] }, "own_id"],
  ["by a shop's product", { ids: [{ kind: "tcgplayer", id: "42382" }] }, "product_id"],
  [
    "by code and number",
    { name: "Charizard", setCode: "bs", number: "4/102" },
    "set_code_and_number",
  ],
  [
    "by set and number",
    { name: "Charizard", setName: "Base Set", number: "#004" },
    "set_name_and_number",
  ],
  ["by name and set", { name: "Charizard", setName: "Base" }, "name_and_set"],
  ["by name and number of how many", { name: "Charizard", number: "4/102" }, "name"],
])("finds a card %s", (_how, said, rung) => {
  const found = match(said);
  expect(inShort(found)).toBe("matched found en:base1-4");
  expect(found.rung).toBe(rung);
});

it("takes what says most: an id before a set and number that name another card of the name", () => {
  const ids = [{ kind: "tcgplayer", id: "42382" }];
  const said = { ids, name: "Charizard", setName: "Base Set 2", number: "4/130" };
  expect(inShort(match(said))).toBe("matched found en:base1-4");
});

it("goes on where an id is not known", () => {
  const said = {
    ids: [{ kind: "tcgplayer", id: "1" }],
    name: "Charizard",
    setCode: "B2",
    number: "4",
  };
  expect(inShort(match(said))).toBe("matched found en:base4-4");
});

it.each([
  ["an id", { ids: [{ kind: "tcgplayer", id: "42382" }], name: "Clefairy" }, "id_contradicts_name"],
  [
    "a number",
    { name: "Charizard", setName: "Base Set", number: "5/102" },
    "number_contradicts_name",
  ],
  [
    "a number with a code",
    { name: "Charizard", setCode: "BS", number: "5" },
    "number_contradicts_name",
  ],
])("never takes %s against the name, and shows both", (_what, said, reason) => {
  const found = match(said);
  expect([found.verdict, found.reason]).toEqual(["ambiguous", reason]);
  expect(found.candidates.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Charizard", "Clefairy"]),
  );
});

it("shows the card of the number first where the set has none of the name", () => {
  const found = match({ name: "Pikachu", setName: "151", number: "199" });
  expect(found.candidates[0]?.number).toBe("025");
  expect(match({ name: "Clefairy", setName: "151", number: "199" }).candidates[0]?.number).toBe(
    "199",
  );
});

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

it("matches without a name where code and number are those of one card", () => {
  expect(inShort(match({ setCode: "sv3pt5", number: "6" }))).toBe("matched found en:sv03.5-006");
});

it.each([["MEW 006"], ["sv3pt5-6"]])("reads the set out of the number %s", (number) => {
  expect(inShort(match({ name: "Charizard ex", number }))).toBe("matched found en:sv03.5-006");
});

it("overlooks a number that a spreadsheet made a date of, and goes by the name", () => {
  expect(inShort(match({ name: "Clefairy", setName: "Base Set", number: "May-02" }))).toBe(
    "matched found en:base1-5",
  );
  expect(inShort(match({ name: "Clefairy", setName: "Base Set", number: "2002-05-01" }))).toBe(
    "matched found en:base1-5",
  );
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

import { expect, it } from "vitest";
import { inShort, matching } from "#test/support/transfer/matched.ts";

const day = "2021-10-08";
const match = await matching({
  base1: { name: "Base Set", abbreviation: "BS", cards: { "4": "Charizard", "1": "Mew" } },
  base4: { name: "Base Set 2", abbreviation: "B2", cards: { "4": "Charizard", "1": "Mew" } },
  base5: {
    name: "Team Rocket",
    abbreviation: "RO",
    onlineCode: "TR",
    cards: { "4": "Dark Charizard", "1": "Mew" },
  },
  ex7: { name: "Team Rocket Returns", abbreviation: "TR", cards: { "4": "Mew" } },
  cel25: {
    name: "Celebrations",
    releasedOn: day,
    cardCount: { printed: 25, total: 25 },
    cards: { "11": "Mew", "5": "Pikachu" },
  },
  cel25cc: {
    name: "Celebrations Classic Collection",
    releasedOn: day,
    cardCount: { printed: 25, total: 25 },
    cards: { CC004: "Charizard", CC015: "Venusaur" },
  },
  swsh7: { name: "Evolving Skies", abbreviation: "EVS", cards: { "1": "Mew" } },
  swsh9: { name: "Brilliant Stars", releasedOn: "2022-02-25", cards: { "12": "Mew" } },
  swsh9tg: {
    name: "Brilliant Stars Trainer Gallery",
    releasedOn: "2022-02-25",
    cards: { TG12: "Gloria" },
  },
  sm3: { name: "Burning Shadows", cards: { "1": "Mew" } },
  ex1: { name: "Ruby & Sapphire", cards: { "1": "Mew" } },
  "sv03.5": { name: "151", abbreviation: "MEW", cards: { "151": "Mew" } },
  sv01: { name: "Scarlet & Violet", cards: { "1": "Mew" } },
  swshp: { name: "SWSH Black Star Promos", cards: { SWSH001: "Mew" } },
  smp: { name: "SM Black Star Promos", cards: { SM01: "Mew" } },
  "2021swsh": { name: "McDonald’s Collection 2021", cards: { "1": "Mew" } },
  "2022swsh": { name: "McDonald’s Collection 2022", cards: { "1": "Mew" } },
  "swsh10.5": { name: "Pokémon GO", cards: { "1": "Mew" } },
  "de:base1": { name: "Grundset", language: "de", cards: { "4": "Glurak", "1": "Mew" } },
});

it.each([
  ["Base", "base1-1"],
  ["Base Set Unlimited", "base1-1"],
  ["Base Set (Shadowless)", "base1-1"],
  ["Base Set 2", "base4-1"],
  ["Base 2", "base4-1"],
  ["BS", "base1-1"],
  ["Team Rocket", "base5-1"],
  ["Team Rocket Returns", "ex7-4"],
  ["Celebrations", "cel25-11"],
  ["SWSH07: Evolving Skies", "swsh7-1"],
  ["Sword & Shield: Evolving Skies", "swsh7-1"],
  ["Pokemon Evolving Skies", "swsh7-1"],
  ["SM - Burning Shadows", "sm3-1"],
  ["EX Ruby and Sapphire", "ex1-1"],
  ["SV: Scarlet & Violet 151", "sv03.5-151"],
  ["Scarlet & Violet 151", "sv03.5-151"],
  ["Scarlet & Violet", "sv01-1"],
  ["SV01: Scarlet & Violet Base Set", "sv01-1"],
  ["SWSH: Sword & Shield Promo Cards", "swshp-swsh001"],
  ["SM Promos", "smp-sm01"],
  ["McDonald's 25th Anniversary Promos", "2021swsh-1"],
  ["McDonald's Promos 2022", "2022swsh-1"],
  ["Pokemon GO", "swsh10.5-1"],
])("knows the set %s", (setName, card) => {
  expect(inShort(match({ name: "Mew", setName }))).toBe(`matched found en:${card}`);
});

it.each([["sv3pt5"], ["SV03.5"], ["sv3.5"], ["mew"]])("knows the code %s", (setCode) => {
  expect(inShort(match({ name: "Mew", setCode }))).toBe("matched found en:sv03.5-151");
});

it("takes neither of two sets that a name resembles alike", () => {
  expect(inShort(match({ name: "Mew", setName: "McDonald's Collection" }))).toMatch(/^ambiguous/);
  expect(inShort(match({ name: "Mew", setName: "Promos" }))).toMatch(/^ambiguous/);
});

it("never takes a set by a name with another number", () => {
  expect(inShort(match({ name: "Charizard", setName: "Base Set 3", number: "4" }))).toMatch(
    /^ambiguous/,
  );
  expect(
    inShort(match({ name: "Mew", setName: "McDonald's Collection 2023", number: "1" })),
  ).toMatch(/^ambiguous/);
});

it("takes a mistyped set where number and name are those of a card of it, and says so", () => {
  expect(inShort(match({ name: "Mew", setName: "Burning Shadwos", number: "1" }))).toBe(
    "matched set_resembles en:sm3-1",
  );
  // Without a number it might be any set.
  expect(inShort(match({ name: "Mew", setName: "Burning Shadwos" }))).toBe(
    "ambiguous set_unknown en:sm3-1",
  );
});

it("decides between two sets of one code by the name", () => {
  expect(inShort(match({ name: "Dark Charizard", setCode: "TR", number: "4" }))).toBe(
    "matched found en:base5-4",
  );
  expect(inShort(match({ name: "Mew", setCode: "TR", number: "4" }))).toBe(
    "matched found en:ex7-4",
  );
});

it("decides between a code and a name of different sets by number and name", () => {
  const said = { setCode: "RO", setName: "Base Set", name: "Dark Charizard", number: "4" };
  expect(inShort(match(said))).toBe("matched found en:base5-4");
});

it("looks into the gallery that came with a set", () => {
  expect(inShort(match({ name: "Gloria", setName: "Brilliant Stars", number: "TG12/TG30" }))).toBe(
    "matched found en:swsh9tg-tg12",
  );
  expect(inShort(match({ name: "Mew", setName: "Brilliant Stars", number: "12" }))).toBe(
    "matched found en:swsh9-12",
  );
});

it("overlooks the old number of a card that was printed again", () => {
  expect(
    inShort(
      match({ name: "Venusaur", setName: "Celebrations: Classic Collection", number: "15/102" }),
    ),
  ).toBe("matched found en:cel25cc-cc015");
  expect(
    inShort(
      match({ name: "Charizard", setName: "Celebrations: Classic Collection", number: "4/102" }),
    ),
  ).toBe("matched found en:cel25cc-cc004");
});

it("knows sets in the languages in which they are printed", () => {
  expect(inShort(match({ name: "Charizard", setName: "Grundset", number: "4" }))).toBe(
    "matched found en:base1-4",
  );
  expect(inShort(match({ name: "Glurak", setName: "Base Set", number: "4" }))).toBe(
    "matched found de:base1-4",
  );
});

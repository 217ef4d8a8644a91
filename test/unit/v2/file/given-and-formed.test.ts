import { expect, test } from "vitest";
import type { SetToAdd } from "#functions/v2/file/growing-file.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import { SetId } from "#schemas/values.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { objectAt, setsOfGiven, v2FileOf } from "#test/support/v2/v2-sets.ts";

const fossil = {
  ...{ id: "base3", name: "Fossil", series: "Base", printedTotal: 62, total: 62 },
  legalities: { unlimited: "Legal" },
  ...{ ptcgoCode: "FO", releaseDate: "1999/10/10", updatedAt: "2022/10/10 15:12:00" },
  images: { symbol: "https://img.example/base3/symbol.png", logo: "https://img.example/logo.png" },
};
const gengar = {
  ...{ id: "base3-5", name: "Gengar", supertype: "Pokémon", subtypes: ["Stage 2"], hp: "80" },
  attacks: [
    {
      ...{
        name: "Dark Mind",
        cost: ["Psychic"],
        convertedEnergyCost: 1,
        damage: "30",
        text: "Odd.",
      },
    },
  ],
  ...{ retreatCost: ["Colorless"], convertedRetreatCost: 1 },
  set: fossil,
  ...{ number: "5", artist: "A. Person", rarity: "Rare Holo", nationalPokedexNumbers: [94] },
  legalities: { unlimited: "Legal" },
  images: { small: "https://img.example/5.png", large: "https://img.example/5_hires.png" },
};
const given = () => setsOfGiven([{ set: fossil, cards: [gengar] }]);
const withCards = (...cards: SetToAdd["cards"]): readonly SetToAdd[] =>
  given().map((set) => ({ ...set, cards: [...set.cards, ...cards] }));

test("[SRCH-5] what the old service gave is answered byte for byte, keys in its order", () => {
  const { cards, sets } = v2FileOf(given());
  expect(JSON.stringify(objectAt(cards, "base3-5"))).toBe(JSON.stringify(gengar));
  expect(JSON.stringify(objectAt(sets, "base3"))).toBe(JSON.stringify(fossil));
});

const setId = SetId.parse("pokemon:en:base3");
const never = aCard({
  ...{ id: printingId(setId, "63"), setId, number: "63", name: "Never Given", crosswalk: {} },
  category: "pokemon",
  attributes: {
    ...{ hp: 70, stage: "Stage1", mechanics: ["ex", "Delta Species"], retreat: 2, dexIds: [1] },
    ...{ types: ["Fire"], evolvesFrom: "Somebody", legal: { standard: true, expanded: false } },
    attacks: [{ name: "Wheel", cost: ["Fire"], damage: "30+", effect: "Odd." }, { name: "Roll" }],
    abilities: [{ name: "Glow", type: "Ability", effect: "It glows." }],
  },
  images: [{ size: "small", url: "https://tcgdex.example/63/low.webp" }],
});

test("[SRCH-5] a card that it never gave has the fields that it would have had", () => {
  const { cards } = v2FileOf(withCards(never));
  expect(objectAt(cards, "base3-63")).toEqual({
    ...{ id: "base3-63", name: "Never Given", supertype: "Pokémon" },
    subtypes: ["Stage 1", "ex"],
    ...{ hp: "70", types: ["Fire"], evolvesFrom: "Somebody" },
    abilities: [{ name: "Glow", text: "It glows.", type: "Ability" }],
    attacks: [
      { name: "Wheel", cost: ["Fire"], convertedEnergyCost: 1, damage: "30+", text: "Odd." },
      { name: "Roll", cost: [], convertedEnergyCost: 0, damage: "", text: "" },
    ],
    ...{ retreatCost: ["Colorless", "Colorless"], convertedRetreatCost: 2 },
    set: fossil,
    ...{ number: "63", artist: never.artist, rarity: never.rarity, nationalPokedexNumbers: [1] },
    legalities: { unlimited: "Legal", standard: "Legal" },
    images: { small: "https://tcgdex.example/63/low.webp" },
  });
});

test("[SRCH-5] no id of ours is a given one, whenever that is given", () => {
  const before = v2FileOf(withCards(never));
  expect(objectAt(before.cards, "base3-63")).toMatchObject({ name: "Never Given" });
  const other = { ...gengar, id: "base3-63", name: "Given Later", number: "5" };
  const later = setsOfGiven([{ set: fossil, cards: [other] }]);
  const { cards } = v2FileOf(later.map((one) => ({ ...one, cards: [...one.cards, never] })));
  expect(objectAt(cards, "base3-63")).toMatchObject({ name: "Given Later" });
  expect(objectAt(cards, "base3-63x")).toMatchObject({ name: "Never Given" });
});

test("[SRCH-5] once it gives a card, its object takes the place of ours", () => {
  const itself = { ...gengar, id: "base3-63", number: "63", name: "As Given" };
  const { cards } = v2FileOf(setsOfGiven([{ set: fossil, cards: [itself] }]));
  expect(cards.table.size).toBe(1);
  expect(objectAt(cards, "base3-63")).toMatchObject({ name: "As Given" });
});

const inSet = (id: string, number = "001", series = "sv"): SetToAdd => {
  const own = SetId.parse(`pokemon:en:${id}`);
  return {
    set: {
      ...{ id: own, game: "pokemon", language: "en", name: "Anew", releasedOn: "2026-05-22" },
      series: { id: series, name: "Series" },
      ...{ cardCount: { printed: 88, total: 124 }, abbreviation: "ANW", crosswalk: {} },
      findings: [],
    },
    heardAt: "2026-11-20T08:09:10.000Z",
    cards: [{ ...never, id: printingId(own, number), setId: own, number }],
    ...{ saidOfCards: [], saidOfSet: [] },
  };
};

test.each([
  ["sv03.5", "001", "sv3pt5-1"],
  ["me04", "122", "me4-122"],
  ["mee", "007", "mee-7"],
  ["exu", "_3f", "ex10-_3f"],
  ["2016xy", "1", "mcd16-1"],
  ["ex5.5", "1", "ex5pt5-1"],
  ["tk-hs-g", "30", "tk-hs-g-30"],
])("[SRCH-5] the card %s-%s is %s there", (set, number, id) => {
  const { cards } = v2FileOf([inSet(set, number)]);
  expect(objectAt(cards, id)).toMatchObject({ id });
});

test("[SRCH-5] a set that it never gave has all that its clients need", () => {
  const { sets } = v2FileOf([inSet("me04")]);
  expect(objectAt(sets, "me4")).toEqual({
    ...{ id: "me4", name: "Anew", series: "Series", printedTotal: 88, total: 124 },
    legalities: { unlimited: "Legal" },
    ...{ ptcgoCode: "ANW", releaseDate: "2026/05/22", updatedAt: "2026/11/20 08:09:10" },
    images: {},
  });
});

test("a set of ours gives way to one that was given under its id", () => {
  const named = { ...fossil, id: "mfb", name: "Another" };
  const others = setsOfGiven([{ set: named, cards: [{ ...gengar, id: "mfb-5" }] }]);
  const moved = others.map((one) => ({
    ...one,
    set: { ...one.set, id: SetId.parse("pokemon:en:elsewhere") },
  }));
  const { cards } = v2FileOf([...moved, inSet("mfb", "1")]);
  expect(objectAt(cards, "mfb-5")).toMatchObject({ set: { name: "Another" } });
  expect(objectAt(cards, "mfbx-1")).toMatchObject({ set: { id: "mfbx", name: "Anew" } });
});

test("what is not printed is not there, nor a card that was removed", () => {
  const { cards, sets } = v2FileOf([inSet("a1", "1", "tcgp"), ...withCards()]);
  expect([cards.table.size, sets.table.size]).toEqual([1, 1]);
  const removed = given().map((one) => ({ ...one, cards: [] }));
  expect(v2FileOf(removed).cards.table.size).toBe(0);
});

test("[IMG-1] pictures have addresses of ours where they are known, as far as there are any", () => {
  const pictures = {
    card: (id: string, size: string) => `https://api.example/${id}/${size}`,
    sign: (id: string, name: string) => `https://api.example/${id}/${name}`,
  };
  const { cards } = v2FileOf(withCards(never), pictures);
  expect(objectAt(cards, "base3-5")).toMatchObject({
    images: {
      small: "https://api.example/pokemon:en:base3-5/small",
      large: "https://api.example/pokemon:en:base3-5/large",
    },
    set: { images: { logo: "https://api.example/pokemon:en:base3/logo" } },
  });
  expect(objectAt(cards, "base3-63")).toHaveProperty("images", {
    small: "https://api.example/pokemon:en:base3-63/small",
  });
});

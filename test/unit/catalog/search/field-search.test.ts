import { expect, test } from "vitest";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { finderIn, inSet } from "#test/support/catalogue/searched-cards.ts";

const base = {
  ...{ name: "Base Set", abbreviation: "BS", onlineCode: "BSO", releasedOn: "1999-01-09" },
  cardCount: { printed: 102, total: 103 },
};
const sv = {
  ...{ name: "151", abbreviation: "MEW", releasedOn: "2023-09-22" },
  ...{ cardCount: { printed: 165, total: 207 }, crosswalk: { pokemontcg: "sv3pt5" } },
};
const picture = { size: "small", url: "https://pictures.test/1" };
const pokemonCards = [
  inSet("base1-4", {
    ...{ set: base, rarity: "Rare Holo", normalizedRarity: "Rare Holo", artist: "Mitsuhiro Arita" },
    images: [picture],
    variants: [
      { key: "holo.shadowless.1st-edition", finish: "holo", subtype: "shadowless" },
      { key: "holo.1st-edition", finish: "holo", stamps: ["1st-edition"] },
    ],
    attributes: {
      types: ["Fire"],
      retreat: 3,
      dexIds: [6],
      weaknesses: [{ type: "Water", value: "×2" }],
      resistances: [{ type: "Fighting", value: "-30" }],
      attacks: [{ name: "Fire Spin", effect: "Discard 2 Energy cards attached to Charizard." }],
      abilities: [{ name: "Energy Burn", type: "Pokemon Power", effect: "Draw a card." }],
    },
  }),
  inSet("base1-103", { set: base, name: "Secret" }),
  inSet("sv3.5-006", {
    ...{ set: sv, name: "Charizard ex" },
    variants: [{ key: "reverse", finish: "reverse" }],
    attributes: {
      mechanics: ["ex"],
      retreat: 2,
      dexIds: [6],
      regulationMark: "G",
      legal: { standard: true, expanded: false },
      attacks: [{ name: "Brave Wing" }, { name: "Explosive Vortex", effect: "Discard 3 Energy." }],
    },
  }),
  inSet("sv3.5-TG12", {
    ...{ set: sv, name: "Trainer", category: "trainer", rarity: "Promo" },
    attributes: { effect: "Draw a\ncard for each Spin.", rules: ["You may play only 1 card."] },
  }),
  inSet("svp-226", {
    set: { name: "SVP Black Star Promos", cardCount: { printed: 225, total: 9 } },
  }),
  inSet("tcgp-1", { set: { name: "Genetic Apex", series: { id: "tcgp", name: "Pocket" } } }),
  inSet("ja:sv2a-6", {
    set: { ...sv, name: "ポケモンカード151", abbreviation: "SV2a" },
    attributes: { effect: "コインを1回投げオモテなら、相手のポケモンをねむりにする。" },
  }),
];
const found = finderIn(pokemon, pokemonCards);

test.each([
  ['text:"draw a card"', "base1-4 sv3.5-tg12"],
  ['text:"DRAW  A, CAR"', "base1-4 sv3.5-tg12"],
  ["text:spin", "base1-4 sv3.5-tg12"],
  ["text:pin", ""],
  ['text:"2 energy"', "base1-4"],
  ["o:discard effect:3", "sv3.5-006"],
  ['text:"play only"', "sv3.5-tg12"],
  ["text:コイン", "ja:sv2a-6"],
  ["text:ねむり", "ja:sv2a-6"],
  ['text:"wing explosive"', ""],
  ['text="draw a card"', "base1-4"],
  ['text="draw a"', ""],
  ["-text!=spin text:spin", ""],
  ["attack:spin", "base1-4"],
  ["attack:discard", ""],
  ['attack="brave wing"', "sv3.5-006"],
  ['attack!="brave wing" set:151 lang:en', "sv3.5-tg12"],
  ['ability:"energy burn"', "base1-4"],
  ["ability:spin", ""],
  ["weak:water", "base1-4"],
  ["weak:wasser", "base1-4"],
  ["weak:fighting", ""],
  ["resist:fighting", "base1-4"],
  ["retreat<=2", "sv3.5-006"],
  ["retreat>2", "base1-4"],
  ["legal:standard", "sv3.5-006"],
  ["legal:expanded", ""],
  ["mark:g", "sv3.5-006"],
  ["dex:6", "base1-4 sv3.5-006"],
  ["variant:reverse", "sv3.5-006"],
  ['variant:"holo 1st"', "base1-4"],
  ["is:promo", "sv3.5-tg12 svp-226"],
  ["is:secret", "base1-103"],
  ["is:ex", "sv3.5-006"],
  ["is:first-edition is:shadowless", "base1-4"],
  ["is:digital", "tcgp-1"],
  ["is!=digital -is:secret is!=promo lang:en year<2024", "base1-4 sv3.5-006"],
  ["has:image", "base1-4"],
  ["has:artist", "base1-4"],
  ["has:rarity", "base1-4 sv3.5-tg12"],
  ["has:ability", "base1-4"],
  ["has:text", "base1-4 ja:sv2a-6 sv3.5-006 sv3.5-tg12"],
  ["has:retreat -has:weak", "sv3.5-006"],
  ["set:base1", "base1-103 base1-4"],
  ["set:bs", "base1-103 base1-4"],
  ["set:BSO", "base1-103 base1-4"],
  ['set:"base set"', "base1-103 base1-4"],
  ["set:sv3pt5", "ja:sv2a-6 sv3.5-006 sv3.5-tg12"],
  ["set:pokemon:en:sv3.5", "sv3.5-006 sv3.5-tg12"],
  ["set:sv2A", "ja:sv2a-6"],
  ["number:4/102", "base1-4"],
  ["number:004/102", "base1-4"],
  ["number:4/103", ""],
  ["number:6", "ja:sv2a-6 sv3.5-006"],
  ["number:006", "ja:sv2a-6 sv3.5-006"],
  ["number:tg12/tg30", "sv3.5-tg12"],
  ["number!=6/165 set:151", "sv3.5-tg12"],
  ["printed>=165 lang:en has:attack", "sv3.5-006"],
  ["year>=2020 lang:en is:ex", "sv3.5-006"],
  ["date>2023-09-21 lang:ja", "ja:sv2a-6"],
  ["type:炎", "base1-4"],
  ["illustrator:arita", "base1-4"],
])("[SRCH-1] %s finds %j", (query, ids) => {
  expect(found(query)).toBe(ids);
});

test("[SRCH-1] fields of One Piece look into its cards", () => {
  const cards = [
    inSet("op01-001", { attributes: { cost: 5, power: 6000, colors: ["Red"] } }, "onepiece"),
    inSet(
      "op01-002",
      {
        rarity: "SEC",
        normalizedRarity: "Secret Rare",
        attributes: {
          cost: 4,
          power: 5000,
          effect: "[On Play]<br>Draw 1 card",
          trigger: "Play it.",
        },
      },
      "onepiece",
    ),
  ];
  const search = finderIn(onepiece, cards);
  expect(search("cost>=5 power>=6000 color:red")).toBe("op01-001");
  expect(search('text:"on play draw 1"')).toBe("op01-002");
  expect(search("text:br")).toBe("");
  expect([search("trigger:play"), search("trigger:draw")]).toEqual(["op01-002", ""]);
  expect([search("is:secret"), search("is:leader")]).toEqual(["op01-002", ""]);
  expect(search("has:trigger")).toBe("op01-002");
});

test("[SRCH-2] what one language holds never changes what another finds", () => {
  const english = [
    inSet("ecard1-1", { set: { name: "Expedition Base Set" }, artist: "Ken Sugimori" }),
    inSet("ecard1-2", { set: { name: "Expedition Base Set" }, artist: "Ken" }),
  ];
  const german = [inSet("de:ecard1-1", { set: { name: "Expedition" }, artist: "Sugimori" })];
  const both = finderIn(pokemon, [...english, ...german]);
  const alone = finderIn(pokemon, english);
  for (const query of ["set:expedition", "artist:sugimori", "set:ecard1", "artist:ken"])
    expect(both(`${query} lang:en`)).toBe(alone(query));
  expect(both("set:expedition")).toBe("de:ecard1-1 ecard1-1 ecard1-2");
  expect(both("artist:ken")).toBe("ecard1-2");
});

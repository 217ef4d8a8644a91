import { expect, test } from "vitest";
import { fittingCard } from "#functions/catalog/silver/fitting-card.ts";
import { readCard } from "#functions/sources/providers/pokemontcg/card-object.ts";
import { placesOf, setsOf } from "#functions/sources/providers/pokemontcg/places.ts";
import { cardRecords } from "#functions/sources/providers/pokemontcg/records.ts";
import { remadeCard, remadeSet } from "#functions/sources/providers/pokemontcg/remade.ts";
import { readSet } from "#functions/sources/providers/pokemontcg/set-object.ts";
import { games } from "#schemas/games/index.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { everyObjectHas } from "#test/support/catalogue/odd-names.ts";
import { referenceLines, referencePlainJson } from "#test/support/running/reference-data.ts";

const object = (change: object = {}) => ({
  id: "base1-4",
  name: "Farfetch'd",
  supertype: "Pokémon",
  subtypes: ["Stage 2", "ex"],
  level: "76",
  hp: "120",
  types: ["Fire"],
  evolvesFrom: "Somebody",
  evolvesTo: ["Somebody else"],
  rules: ["An invented rule."],
  ancientTrait: { name: "Omega", text: "An invented trait." },
  abilities: [{ name: "Glow", text: "An invented ability.", type: "Ability" }],
  attacks: [
    {
      name: "Wheel",
      cost: ["Fire", "Colorless"],
      convertedEnergyCost: 2,
      damage: "",
      text: "Odd.",
    },
    { name: "Roll", cost: [], convertedEnergyCost: 0, damage: "30×" },
  ],
  weaknesses: [{ type: "Water", value: "×2" }],
  retreatCost: ["Colorless", "Colorless"],
  convertedRetreatCost: 2,
  number: "4",
  artist: "A. Person",
  rarity: "Rare Holo",
  flavorText: "Invented.",
  nationalPokedexNumbers: [83],
  regulationMark: "H",
  legalities: { unlimited: "Legal", expanded: "Banned" },
  images: { small: "https://img.example/4.png", large: "https://img.example/4_hires.png" },
  ...change,
});
const one = (change: object = {}, set = "base1") => {
  const [card] = readCard(object(change), set);
  if (!card) throw new Error("There is no card.");
  return card;
};

test.each([
  ["Cynthia & Caitlin", ["Supporter", "TAG TEAM"], ["TAG TEAM"]],
  ["Life Dew", ["Pokémon Tool", "ACE SPEC"], ["ACE SPEC"]],
  ["Luxray GL LV.X", ["Level-Up", "SP"], ["SP", "LV.X"]],
  ["Raichu & Alolan Raichu-GX", ["Basic", "TAG TEAM", "GX"], ["TAG TEAM", "GX"]],
  ["Arceus VSTAR", ["VSTAR"], ["VSTAR"]],
  ["Cynthia", ["Supporter"], undefined],
])("[CAT-2] %s of the subtypes %j has the mechanics %j", (name, subtypes, mechanics) => {
  expect(one({ name, subtypes }).fragment.attributes["mechanics"]).toEqual(mechanics);
});

test("[CAT-6] a card says all that its object says, and the object can be made again of it", () => {
  const { sourceId, fragment } = one();
  expect(sourceId).toBe("base1-4");
  expect(fragment).toMatchObject({
    ...{ id: "pokemon:en:base1-4", setId: "pokemon:en:base1", number: "4", name: "Farfetch’d" },
    ...{ category: "pokemon", rarity: "Rare Holo", artist: "A. Person" },
    crosswalk: { pokemontcg: "base1-4" },
    findings: [],
    asGiven: { name: "Farfetch'd" },
  });
  expect(fragment.attributes).toMatchObject({
    ...{ hp: 120, retreat: 2, stage: "Stage 2", level: "76", subtypes: ["Stage 2", "ex"] },
    ...{ evolvesTo: ["Somebody else"], rules: ["An invented rule."], dexIds: [83] },
    ancientTrait: [{ name: "Omega", effect: "An invented trait." }],
    attacks: [
      { name: "Wheel", effect: "Odd.", cost: ["Fire", "Colorless"], convertedEnergyCost: 2 },
      { name: "Roll", convertedEnergyCost: 0, damage: "30×" },
    ],
    legal: { standard: false, expanded: false },
    legalities: [
      { format: "unlimited", status: "Legal" },
      { format: "expanded", status: "Banned" },
    ],
  });
  expect(remadeCard(fragment)).toEqual(object());
  expect(fittingCard(games).parse(fragment).findings).toEqual([]);
});

test("prices are no part of a card, and what nobody knows is kept as it came", () => {
  const given = { tcgplayer: { url: "x" }, cardmarket: { url: "y" }, set: { id: "base1" }, odd: 1 };
  const { fragment } = one(given);
  expect(fragment.asGiven).toEqual({ name: "Farfetch'd", odd: 1 });
  expect(fragment.findings).toEqual([{ code: "unknown_field", detail: "odd" }]);
});

test.each([
  ["a number of hit points", { hp: 120 }, { hp: 120 }, "hp: a number, not digits"],
  ["costs in letters", { attacks: [{ name: "A", cost: "GC" }] }, {}, "cost: GC, in letters"],
  [
    "a type of another name",
    { types: ["Dark"] },
    { types: ["Darkness"] },
    "types: Dark for Darkness",
  ],
  [
    "a stage of another name",
    { subtypes: ["Basic Stage"] },
    { stage: "Basic" },
    "subtypes: Basic Stage for Basic",
  ],
] as const)("[ING-7] %s is read, and a finding", (_what, change, expected, detail) => {
  const { fragment } = one(change);
  expect(fragment.attributes).toMatchObject(expected);
  expect(fragment.findings).toEqual([{ code: "unexpected_value", detail }]);
  expect(remadeCard(fragment)).toEqual(object(change));
});

const sold: readonly [string, string][] = [
  ["normal", "normal"],
  ["holofoil", "holo"],
  ["reverseHolofoil", "reverse"],
  ["1stEdition", "normal.1st-edition"],
  ["1stEditionNormal", "normal.1st-edition"],
  ["1stEditionHolofoil", "holo.1st-edition"],
  ["unlimited", "normal.unlimited"],
  ["unlimitedHolofoil", "holo.unlimited"],
];
test.each(sold)("[CAT-1] a card that is sold as %s has the variant %s", (kind, key) => {
  const { fragment } = one({ tcgplayer: { prices: { [kind]: { market: null } } } });
  expect(fragment.variants?.map((variant) => variant.key)).toEqual([key]);
  expect(fragment.findings).toEqual([]);
});

test("[CAT-2] a kind of printing that no table has is kept, and a finding", () => {
  const prices = {
    goldHolofoil: {},
    normal: {},
    "1stEdition": {},
    "1stEditionNormal": {},
    "★": {},
  };
  const { fragment } = one({ tcgplayer: { prices } });
  expect(fragment.variants?.map(({ key }) => key)).toEqual([
    ...["gold-holofoil", "normal", "normal.1st-edition"],
  ]);
  expect(fragment.findings).toEqual([{ code: "unknown_word", detail: "variant: goldHolofoil" }]);
});

test.each([
  ["no shop", {}],
  ["a shop without prices", { tcgplayer: { url: "x" } }],
  ["a kind without anything", { tcgplayer: { prices: { normal: null } } }],
  ["another shop's hint", { cardmarket: { prices: { reverseHoloTrend: 1.5 } } }],
])("%s tells no variant", (_what, change) => {
  expect(one(change).fragment).not.toHaveProperty("variants");
});

test("a rarity without blanks is told with them", () => {
  expect(one({ rarity: "SpecialIllustrationRare" }).fragment.rarity).toBe(
    "Special Illustration Rare",
  );
  for (const rarity of ["Rare Holo LV.X", "LEGEND", "Rare BREAK"]) {
    expect(one({ rarity }).fragment.rarity).toBe(rarity);
  }
});

const placed: readonly [{ id: string; set: string; number: string }, string[]][] = [
  [{ id: "sv3pt5-6", set: "sv3pt5", number: "6" }, ["sv03.5-006"]],
  [{ id: "swsh12pt5gg-GG01", set: "swsh12pt5gg", number: "GG01" }, ["swsh12.5gg-GG01"]],
  [{ id: "swsh9tg-TG12", set: "swsh9tg", number: "TG12" }, ["swsh9tg-TG12"]],
  [{ id: "mcd11-1", set: "mcd11", number: "1" }, ["2011bw-1"]],
  [{ id: "ex10-?", set: "ex10", number: "?" }, ["exu-?"]],
  [{ id: "cel25c-4_A", set: "cel25c", number: "4" }, ["cel25cc-CC002"]],
  [{ id: "ecard2-H1", set: "ecard2", number: "H1" }, ["ecard2-H01"]],
  [{ id: "ecard2-50", set: "ecard2", number: "50" }, ["ecard2-50a", "ecard2-50b"]],
  [{ id: "bwp-BW004", set: "bwp", number: "BW004" }, ["bwp-BW04"]],
  [{ id: "sm2-60a", set: "sm2", number: "60a" }, ["sm2-60a"]],
  [{ id: "me3-7", set: "me3", number: "7" }, ["me03-007"]],
  [{ id: "me2pt5-12", set: "me2pt5", number: "12" }, ["me02.5-012"]],
  [{ id: "mep-1", set: "mep", number: "1" }, ["mep-001"]],
  [{ id: "zz9-½", set: "zz9", number: "½" }, ["zz9-½"]],
  ...everyObjectHas.map((set): (typeof placed)[number] => [
    { id: `${set}-1`, set, number: "1" },
    [`${set}-1`],
  ]),
];
test.each(placed)("[CAT-1] %j is ours under %j", (card, expected) => {
  expect(placesOf(card).map(({ set, number }) => `${set}-${number}`)).toEqual(expected);
});

test("a set whose cards lie in two of ours is both", () => {
  expect(setsOf("ex10")).toEqual(["ex10", "exu"]);
  expect(setsOf("sv1")).toEqual(["sv01"]);
});

test("a card that stands for two printings says of both what it knows", () => {
  const both = readCard(object({ id: "ecard2-50", number: "50" }), "ecard2");
  expect(both.map(({ sourceId, fragment }) => [sourceId, fragment.id])).toEqual([
    ["ecard2-50 as 50a", "pokemon:en:ecard2-50a"],
    ["ecard2-50 as 50b", "pokemon:en:ecard2-50b"],
  ]);
});

test("a card that a page repeats is told once", () => {
  const told = [...cardRecords([object(), object()], { set: "base1" })];
  expect(told.map((one) => "record" in one && one.record.kind)).toEqual(["card", "members"]);
});

test.each([
  ["no name", { name: " " }],
  ["no id", { id: 4 }],
  ["no number", { number: null }],
])("an object with %s is no card", (_what, change) => {
  expect(() => one(change)).toThrow(MessageError);
});

const real = referenceLines("pokemon-cards.ndjson.gz");
const odd = referenceLines("pokemon-cards-nonconforming.ndjson.gz");
test.skipIf(!real || !odd)(
  "[CAT-6] a slice of the real objects is made again, the odd ones too",
  () => {
    const slice = [...(real ?? []).filter((_one, index) => index % 20 === 0), ...(odd ?? [])];
    for (const whole of slice) {
      const { set, ...card } = Object(whole);
      for (const { fragment } of readCard(whole, set.id))
        expect(remadeCard(fragment)).toEqual(card);
    }
  },
);

const sets = referencePlainJson("pokemon-sets.json");
test.skipIf(!sets)("[CAT-6] every real set is made again", () => {
  for (const set of Object(sets).data) expect(remadeSet(readSet(set).fragment)).toEqual(set);
});

import type { Card } from "#schemas/catalog/card.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { Day } from "#schemas/values.ts";
import { aCard, pictureAt } from "#test/support/catalogue/catalog.ts";

export const base = setId("pokemon", "en", "base1");
export const jungle = setId("pokemon", "en", "base2");
export const neo = setId("pokemon", "en", "neo1");
export const paramount = setId("onepiece", "en", "OP02");

const made = (number: string, name: string, change: Partial<Card>): Card =>
  aCard({ number, name, ...pictureAt(`https://pictures.test/${name}.webp`), ...change });

const trainer = { category: "trainer", attributes: {} };

/** Cards of three sets of one game, and of one of another. */
export const studiedCards = [
  made("4", "Charizard", {
    ...{ rarity: "Rare Holo", artist: "Mitsuhiro Arita" },
    attributes: { types: ["Fire"], dexIds: [6] },
  }),
  made("10", "Mewtwo", {
    ...{ rarity: "Rare Holo", artist: "Ken Sugimori" },
    attributes: { types: ["Psychic"], dexIds: [150] },
  }),
  made("58", "Pikachu", {
    ...{ rarity: "Common", artist: "Mitsuhiro Arita" },
    attributes: { types: ["Lightning"], dexIds: [25] },
    variants: [{ key: "normal", finish: "normal" }],
  }),
  made("88", "Professor Oak", { rarity: "Uncommon", artist: "Ken Sugimori", ...trainer }),
  made("3", "Flareon", {
    ...{ setId: jungle, rarity: "Rare Holo", artist: "Kagemaru Himeno" },
    attributes: { types: ["Fire"], dexIds: [136] },
  }),
  made("9", "Lugia", {
    ...{ setId: neo, rarity: "Rare Holo", artist: "Hironobu Yoshida" },
    attributes: { types: ["Colorless"], dexIds: [249] },
  }),
  made("013", "Portgas.D.Ace", {
    ...{ game: "onepiece", setId: paramount, category: "character", rarity: "Super Rare" },
    attributes: { types: ["Whitebeard Pirates"] },
  }),
];

export const studiedSets: Readonly<Record<string, Partial<CardSet>>> = {
  [base]: { name: "Base Set" },
  [jungle]: {
    ...{ name: "Jungle", releasedOn: Day.parse("1999-06-16") },
    cardCount: { printed: 64, total: 64 },
  },
  [neo]: {
    ...{ name: "Neo Genesis", releasedOn: Day.parse("2000-12-16") },
    ...{ series: { id: "neo", name: "Neo" }, cardCount: { printed: 111, total: 111 } },
  },
  [paramount]: {
    ...{ name: "Paramount War", releasedOn: Day.parse("2023-03-10") },
    ...{ series: { id: "op", name: "Booster" }, cardCount: { printed: 121, total: 121 } },
  },
};

/** The id of a card, by its name. */
export function idOf(name: string): Card["id"] {
  const card = studiedCards.find((one) => one.name === name);
  if (!card) throw new Error(`There is no card ${name}.`);
  return card.id;
}

/** The first and the last of two generations. */
export const studiedSpecies = [
  [1, 1],
  [151, 1],
  [152, 2],
  [251, 2],
].map(([dexId = 1, generation]) => ({
  ...{ game: "pokemon", dexId, generation, slug: `species-${dexId}`, types: [] },
}));

import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { type Json, leftOf, objectsIn, remade } from "../bodies/remade.ts";

/** Fields that the answer about the set tells, or that change daily. */
const elsewhere = new Set(["set", "pricing", "updated"]);

const categories: Readonly<Record<string, string>> = {
  pokemon: "Pokemon",
  trainer: "Trainer",
  energy: "Energy",
};
const stages: Readonly<Record<string, string>> = {
  "Stage 1": "Stage1",
  "Stage 2": "Stage2",
  Restored: "RESTORED",
};

/** The source's object of a card, field by field, as far as our own fields say it. */
function cardFields({ attributes, ...card }: Omit<CardFragment, "findings" | "asGiven">): Json {
  const large = card.images?.find(({ size }) => size === "large")?.url;
  const { stage } = attributes;
  return {
    id: card.crosswalk["tcgdex"],
    localId: card.number,
    name: card.name,
    category: ownValue(categories, card.category ?? ""),
    rarity: card.rarity,
    illustrator: card.artist,
    image: large?.replace(/\/high\.webp$/, ""),
    hp: attributes["hp"],
    types: attributes["types"],
    stage: typeof stage === "string" ? (ownValue(stages, stage) ?? stage) : undefined,
    evolveFrom: attributes["evolvesFrom"],
    retreat: attributes["retreat"],
    dexId: attributes["dexIds"],
    regulationMark: attributes["regulationMark"],
    legal: attributes["legal"],
    trainerType: attributes["trainerType"],
    energyType: attributes["energyType"],
    level: attributes["level"],
    effect: attributes["effect"],
    description: attributes["flavorText"],
    attacks: nonEmpty(objectsIn(attributes["attacks"]).map(withNumber)),
    abilities: attributes["abilities"],
    weaknesses: attributes["weaknesses"],
    resistances: attributes["resistances"],
    item: objectsIn(attributes["heldItem"])[0],
    boosters: attributes["boosters"],
  };
}

/** What of a card's object its fragment would not say again; undefined where that is nothing. */
export function leftOfCard(object: Json, card: CardFragment): Json | undefined {
  const left = leftOf(object, cardFields(card), elsewhere);
  return (
    left &&
    Object.fromEntries(Object.entries(left).map(([field, value]) => [field, withoutPrices(value)]))
  );
}

/** The object that a fragment was made of, without its set, prices and the day of its last change. */
export const remadeCard = ({ asGiven, ...card }: CardFragment): Json =>
  remade(cardFields(card), asGiven);

/** Variants may have prices of their own. */
const withoutPrices = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one: unknown) => withoutPricing(one)) : value;

function withoutPricing(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([field]) => field !== "pricing"));
}

/** Damage is a number here where it is one. */
const withNumber = ({ damage, ...attack }: Json) => ({
  ...attack,
  ...(damage !== undefined && {
    damage: typeof damage === "string" && /^\d+$/.test(damage) ? Number(damage) : damage,
  }),
});

import type { CardFragment } from "#schemas/catalog/fragment.ts";
import type { AttributeValue } from "#schemas/games/index.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

type Json = Readonly<Record<string, unknown>>;

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
    attacks: list(entriesOf(attributes["attacks"]).map(withNumber)),
    abilities: attributes["abilities"],
    weaknesses: attributes["weaknesses"],
    resistances: attributes["resistances"],
    item: entriesOf(attributes["heldItem"])[0],
    boosters: attributes["boosters"],
  };
}

/** What of a card's object its fragment would not say again; undefined where that is nothing. */
export function leftOfCard(object: Json, card: CardFragment): Json | undefined {
  const said = cardFields(card);
  const isSaid = (field: string) =>
    said[field] !== undefined && canonicalJson(said[field]) === canonicalJson(object[field]);
  const left = Object.entries(object).filter(([field]) => !elsewhere.has(field) && !isSaid(field));
  return left.length > 0
    ? Object.fromEntries(left.map(([field, value]) => [field, withoutPrices(value)]))
    : undefined;
}

/** The object that a fragment was made of, without its set, prices and the day of its last change. */
export const remadeCard = ({ asGiven, ...card }: CardFragment): Json =>
  Object.fromEntries(
    Object.entries({ ...cardFields(card), ...asGiven }).filter(([, value]) => value !== undefined),
  );

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

const entriesOf = (value: AttributeValue | undefined): readonly Json[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "object") : [];

const list = <T>(all: readonly T[]) => (all.length > 0 ? all : undefined);

import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { type Json, leftOf, objectsIn, remade } from "../bodies/remade.ts";
import { finishNames } from "./normalize-set.ts";

/** Of a card, what the answer about its set tells, or what changes daily. */
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

/** The source's object of a set, as far as our own fields say it. */
function setFields({ crosswalk, ...set }: Omit<SetFragment, "findings" | "asGiven">): Json {
  const { tcgdex, ...shops } = crosswalk;
  const { series, abbreviation, onlineCode } = set;
  return {
    id: tcgdex,
    name: set.name,
    serie:
      series && definedOnly({ id: series.id, name: series.name, logo: signAt(series.logoUrl) }),
    cardCount: set.cardsByFinish && {
      ...{ official: set.cardCount?.printed, total: set.cardCount?.total },
      ...Object.fromEntries(
        Object.entries(set.cardsByFinish).map(([name, count]) => [
          ownValue(namesOfFinishes, name) ?? name,
          count,
        ]),
      ),
    },
    releaseDate: set.releasedOn,
    logo: signAt(set.logoUrl),
    symbol: signAt(set.symbolUrl),
    abbreviation: abbreviation === undefined ? undefined : { official: abbreviation },
    tcgOnline: onlineCode,
    thirdParty:
      Object.keys(shops).length === 0
        ? undefined
        : Object.fromEntries(Object.entries(shops).map(([shop, id]) => [shop, Number(id)])),
    legal: set.legalIn,
    boosters: set.boosterPacks,
  };
}

const namesOfFinishes = Object.fromEntries(
  Object.entries(finishNames).map(([theirs, ours]) => [ours, theirs]),
);
const signAt = (url: string | undefined) => url?.replace(/\.webp$/, "");

/** Each card of a set's list is told by its own answer, and which they are by the list of members. */
const elsewhereOfSet = new Set(["cards"]);

/** What of a set's object its fragment would not say again; undefined where that is nothing. */
export const leftOfSet = (object: Json, set: SetFragment): Json | undefined =>
  leftOf(object, setFields(set), elsewhereOfSet);

/** The object that a fragment of a set was made of, without the list of its cards. */
export const remadeSet = ({ asGiven, ...set }: SetFragment): Json =>
  remade(setFields(set), asGiven);

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

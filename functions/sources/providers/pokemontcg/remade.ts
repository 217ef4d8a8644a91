import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import type { AttributeValue } from "#schemas/games/index.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { type Json, leftOf, objectsIn, remade } from "../bodies/remade.ts";

const supertypes: Readonly<Record<string, string>> = {
  pokemon: "Pokémon",
  trainer: "Trainer",
  energy: "Energy",
};

/** Fields that other answers tell, or that change daily. */
const elsewhere = new Set(["set", "tcgplayer", "cardmarket"]);

/** The source's object of a card, field by field, as far as our own fields say it. */
function cardFields({
  attributes,
  images = [],
  ...card
}: Partial<CardFragment> & Pick<CardFragment, "attributes" | "crosswalk">): Json {
  const picture = (size: string) => images.find((one) => one.size === size)?.url;
  const { retreat, hp } = attributes;
  return {
    id: card.crosswalk["pokemontcg"],
    name: card.name,
    supertype: ownValue(supertypes, card.category ?? ""),
    subtypes: attributes["subtypes"],
    level: attributes["level"],
    hp: hp === undefined ? undefined : String(hp),
    types: attributes["types"],
    evolvesFrom: attributes["evolvesFrom"],
    evolvesTo: attributes["evolvesTo"],
    rules: attributes["rules"],
    ancientTrait: objectsIn(attributes["ancientTrait"]).map(texted)[0],
    abilities: nonEmpty(objectsIn(attributes["abilities"]).map(texted)),
    attacks: nonEmpty(objectsIn(attributes["attacks"]).map(attackOf)),
    weaknesses: attributes["weaknesses"],
    resistances: attributes["resistances"],
    retreatCost: nonEmpty(retreatCostOf(retreat)),
    convertedRetreatCost: retreat,
    number: card.number,
    artist: card.artist,
    rarity: card.rarity,
    flavorText: attributes["flavorText"],
    nationalPokedexNumbers: attributes["dexIds"],
    regulationMark: attributes["regulationMark"],
    legalities: statusByFormat(objectsIn(attributes["legalities"])),
    images: { small: picture("small"), large: picture("large") },
  };
}

const statusByFormat = (entries: readonly Json[]) =>
  Object.fromEntries(entries.map(({ format, status }) => [format, status]));

/** The source's object of a set, as far as our own fields say it. */
const setFields = (set: Omit<SetFragment, "findings">): Json => ({
  id: set.crosswalk["pokemontcg"],
  name: set.name,
  series: set.series?.name,
  printedTotal: set.cardCount?.printed,
  total: set.cardCount?.total,
  ptcgoCode: set.onlineCode,
  legalities: set.formats && statusByFormat(set.formats),
  releaseDate: set.releasedOn?.replaceAll("-", "/"),
  updatedAt: set.sourceUpdatedAt,
  images: { symbol: set.symbolUrl, logo: set.logoUrl },
});

/** The object that a fragment was made of, without its set and without prices. */
export const remadeCard = ({ asGiven, ...card }: CardFragment): Json =>
  remade(cardFields(card), asGiven);

/** The object that a fragment of a set was made of. */
export const remadeSet = ({ asGiven, ...set }: SetFragment): Json =>
  remade(setFields(set), asGiven);

/** What of a card's object its fragment would not say again; undefined where that is nothing. */
export const leftOfCard = (object: Json, card: CardFragment): Json | undefined =>
  leftOf(object, cardFields(card), elsewhere);

export const leftOfSet = (object: Json, set: SetFragment): Json | undefined =>
  leftOf(object, setFields(set), elsewhere);

const attackOf = ({ cost = [], damage = "", ...attack }: Json) => ({
  ...{ cost, damage },
  ...texted(attack),
});

/** More than any card costs: what says more is kept as it came, however much it says. */
const mostEnergies = 20;

const retreatCostOf = (retreat: AttributeValue | undefined): readonly string[] =>
  typeof retreat === "number" && retreat <= mostEnergies ? Array(retreat).fill("Colorless") : [];

const texted = ({ effect, ...entry }: Json) => ({
  ...entry,
  ...(effect !== undefined && { text: effect }),
});

/** All fields that a card's object is known to have. */
export const knownFields: ReadonlySet<string> = new Set([
  ...Object.keys(cardFields({ attributes: {}, crosswalk: {} })),
  ...elsewhere,
]);

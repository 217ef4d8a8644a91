import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import type { AttributeValue } from "#schemas/games/index.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

type Json = Readonly<Record<string, unknown>>;

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
    ancientTrait: entriesOf(attributes["ancientTrait"]).map(texted)[0],
    abilities: list(entriesOf(attributes["abilities"]).map(texted)),
    attacks: list(entriesOf(attributes["attacks"]).map(attackOf)),
    weaknesses: attributes["weaknesses"],
    resistances: attributes["resistances"],
    retreatCost: list(typeof retreat === "number" ? Array(retreat).fill("Colorless") : []),
    convertedRetreatCost: retreat,
    number: card.number,
    artist: card.artist,
    rarity: card.rarity,
    flavorText: attributes["flavorText"],
    nationalPokedexNumbers: attributes["dexIds"],
    regulationMark: attributes["regulationMark"],
    legalities: Object.fromEntries(
      entriesOf(attributes["legalities"]).map(({ format, status }) => [format, status]),
    ),
    images: { small: picture("small"), large: picture("large") },
  };
}

/** The source's object of a set, as far as our own fields say it. */
const setFields = (set: Omit<SetFragment, "findings">): Json => ({
  id: set.crosswalk["pokemontcg"],
  name: set.name,
  series: set.series?.name,
  printedTotal: set.cardCount?.printed,
  total: set.cardCount?.total,
  ptcgoCode: set.abbreviation,
  releaseDate: set.releasedOn?.replaceAll("-", "/"),
  images: { symbol: set.symbolUrl, logo: set.logoUrl },
});

/** The object that a fragment was made of, without its set and without prices. */
export const remadeCard = ({ asGiven, ...card }: CardFragment): Json =>
  defined({ ...cardFields(card), ...asGiven });

/** The object that a fragment of a set was made of. */
export const remadeSet = ({ asGiven, ...set }: SetFragment): Json =>
  defined({ ...setFields(set), ...asGiven });

/** What of a card's object its fragment would not say again; undefined where that is nothing. */
export const leftOfCard = (object: Json, card: CardFragment): Json | undefined =>
  leftOf(object, cardFields(card));

export const leftOfSet = (object: Json, set: SetFragment): Json | undefined =>
  leftOf(object, setFields(set));

function leftOf(object: Json, said: Json): Json | undefined {
  const isSaid = (field: string) =>
    said[field] !== undefined && canonicalJson(said[field]) === canonicalJson(object[field]);
  const left = Object.entries(object).filter(([field]) => !elsewhere.has(field) && !isSaid(field));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

const attackOf = ({ cost = [], damage = "", ...attack }: Json) => ({
  ...{ cost, damage },
  ...texted(attack),
});

const texted = ({ effect, ...entry }: Json) => ({
  ...entry,
  ...(effect !== undefined && { text: effect }),
});

const entriesOf = (value: AttributeValue | undefined): readonly Json[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "object") : [];

const list = <T>(all: readonly T[]) => (all.length > 0 ? all : undefined);

const defined = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** All fields that a card's object is known to have. */
export const knownFields: ReadonlySet<string> = new Set([
  ...Object.keys(cardFields({ attributes: {}, crosswalk: {} })),
  ...elsewhere,
]);

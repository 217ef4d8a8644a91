import type { Card } from "#schemas/catalog/card.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { Attributes } from "#schemas/games/index.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { type Json, objectsIn } from "../bodies/remade.ts";
import { supertypeOf } from "./old-ids.ts";

const text = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

/** Mechanics of ours by the source's subtypes, where the words differ. */
const subtypeOfMechanic: Readonly<Record<string, string>> = { "LV.X": "Level-Up", Mega: "MEGA" };
/** What is no subtype there: the name or the rarity says it. */
const noSubtypes = new Set(["Delta Species"]);

/** The subtypes of a card of which other sources alone tell. */
function subtypesOf({ category, attributes }: Card): readonly string[] {
  const told = texts(attributes["subtypes"]);
  if (told.length > 0) return told;
  const { stage, trainerType, energyType, mechanics } = attributes;
  const kind = category === "trainer" ? trainerType : category === "energy" ? energyType : stage;
  const word = text(kind)
    ?.replace(/^Stage(?=\d)/, "Stage ")
    .replace(/^LEVEL-UP$/, "Level-Up");
  const usual = { Normal: "Basic", Tool: "Pokémon Tool" }[word ?? ""] ?? word;
  const ofMechanics = texts(mechanics)
    .filter((one) => !noSubtypes.has(one))
    .map((one) => subtypeOfMechanic[one] ?? one);
  return [...new Set([...(usual === undefined ? [] : [usual]), ...ofMechanics])];
}

/** Rules and the text of trainers and energies, which the source has in one list. */
const rulesOf = ({ rules, effect }: Attributes): readonly string[] =>
  texts(rules).length > 0 ? texts(rules) : texts(text(effect) === undefined ? [] : [effect]);

const named = ({ name, effect, type }: Json): Json =>
  definedOnly({ name, text: effect ?? "", type });

const attackOf = ({ name, cost, convertedEnergyCost, damage, effect }: Json): Json =>
  definedOnly({
    name,
    cost: texts(cost),
    convertedEnergyCost: convertedEnergyCost ?? texts(cost).length,
    damage: text(damage) ?? "",
    text: effect ?? "",
  });

/** Formats as the source says them: a format that is not named is one in which the card may not be played. */
function legalitiesOf(legalities: unknown, legal: unknown): Json {
  const told = Array.isArray(legalities) ? legalities : [];
  if (told.length > 0) {
    return Object.fromEntries(told.map(({ format, status }) => [format, status]));
  }
  const flags = typeof legal === "object" && legal !== null ? Object.entries(legal) : [];
  const formats = flags.filter(([, isLegal]) => isLegal === true).map(([format]) => format);
  return Object.fromEntries(["unlimited", ...formats].map((format) => [format, "Legal"]));
}

/** A card that the source never got, in the fields that it would have had. */
export function formedFields(card: Card, { id, number }: { id: string; number: string }): Json {
  const { attributes, images } = card;
  const { retreat, ancientTrait, abilities, attacks } = attributes;
  const picture = (size: string) => images.find((one) => one.size === size)?.url;
  return definedOnly({
    id,
    name: card.name,
    supertype: supertypeOf(card.category),
    subtypes: nonEmpty(subtypesOf(card)),
    level: text(attributes["level"]),
    hp: text(attributes["hp"]),
    types: nonEmpty(texts(attributes["types"])),
    evolvesFrom: text(attributes["evolvesFrom"]),
    evolvesTo: nonEmpty(texts(attributes["evolvesTo"])),
    rules: nonEmpty(rulesOf(attributes)),
    ancientTrait: objectsIn(ancientTrait).map(named)[0],
    abilities: nonEmpty(objectsIn(abilities).map(named)),
    attacks: nonEmpty(objectsIn(attacks).map(attackOf)),
    weaknesses: nonEmpty(objectsIn(attributes["weaknesses"])),
    resistances: nonEmpty(objectsIn(attributes["resistances"])),
    retreatCost:
      typeof retreat === "number" ? nonEmpty(Array(retreat).fill("Colorless")) : undefined,
    convertedRetreatCost: typeof retreat === "number" && retreat > 0 ? retreat : undefined,
    number,
    artist: card.artist,
    rarity: card.normalizedRarity ?? card.rarity,
    flavorText: text(attributes["flavorText"]),
    nationalPokedexNumbers: nonEmpty(numbers(attributes["dexIds"])),
    legalities: legalitiesOf(attributes["legalities"], attributes["legal"]),
    regulationMark: text(attributes["regulationMark"]),
    images: definedOnly({ small: picture("small"), large: picture("large") }),
  });
}

const numbers = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "number") : [];

/** A set that the source never got. Its clients need a moment of change, and both counts. */
export const formedSetFields = (
  set: CardSet,
  { id, updatedAt }: { id: string; updatedAt: string },
): Json =>
  definedOnly({
    id,
    name: set.name,
    series: set.series.name,
    printedTotal: set.cardCount.printed,
    total: set.cardCount.total,
    legalities: legalitiesOf(set.formats, set.legalIn),
    ptcgoCode: set.onlineCode ?? set.abbreviation,
    releaseDate: set.releasedOn?.replaceAll("-", "/"),
    updatedAt,
    images: definedOnly({ symbol: set.symbolUrl, logo: set.logoUrl }),
  });

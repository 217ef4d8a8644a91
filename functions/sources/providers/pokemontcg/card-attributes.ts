import * as z from "zod";
import type { Attributes } from "#schemas/games/index.ts";
import type { Body } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { plain, printed } from "../bodies/text.ts";
import { mechanicsOf } from "../tcgdex/mechanics.ts";
import { energiesOf, kindsOf, suffixOf, usualWord } from "./card-words.ts";

const Word = z.string().transform(plain).pipe(z.string().min(1));
const Name = z.string().transform(printed).pipe(z.string().min(1));
const Prose = z.string().transform((text) => text.normalize("NFC").trim());
const Count = z.int().nonnegative();
const Points = z.union([z.string().regex(/^\d+$/), z.int()], { error: "expected digits" });
const Level = z.union([Word, z.int()], { error: "expected text" });

type Entry = Readonly<Record<string, string | number | string[] | undefined>>;

/** What is particular to Pokémon cards, by the names of our attributes. */
export function attributesOf(
  fields: Body,
  card: { name: string; category: string; rarity: string | undefined },
): Attributes {
  const subtypes = fields.list("subtypes", Word).map((word) => usually(fields, "subtypes", word));
  const mechanics = mechanicsOf({ ...card, suffix: suffixOf(subtypes), stage: undefined });
  const legalities = fields.entries("legalities", Word);
  return definedOnly<Attributes>({
    subtypes: nonEmpty(subtypes),
    ...kindsOf(card.category, subtypes),
    level: textOf(fields.optional("level", Level)),
    hp: pointsOf(fields),
    types: nonEmpty(fields.list("types", Word).map((word) => usually(fields, "types", word))),
    mechanics: nonEmpty(mechanics),
    evolvesFrom: fields.optional("evolvesFrom", Name),
    evolvesTo: nonEmpty(fields.list("evolvesTo", Name)),
    retreat: retreatOf(fields),
    regulationMark: fields.optional("regulationMark", Word)?.toUpperCase(),
    dexIds: nonEmpty([...new Set(fields.list("nationalPokedexNumbers", z.int().positive()))]),
    legal: legalities.length > 0 ? legalOf(Object.fromEntries(legalities)) : undefined,
    legalities: nonEmpty(legalities.map(([format, status]) => ({ format, status }))),
    ...writtenOn(fields),
  });
}

/** Attacks, abilities, rules: what is written on the card. */
function writtenOn(fields: Body) {
  const trait = fields.part("ancientTrait");
  const matchup = (part: Body) => ({
    type: part.optional("type", Word),
    value: part.optional("value", Word),
  });
  return {
    rules: nonEmpty(fields.list("rules", Prose)),
    ancientTrait: nonEmpty(trait ? told([named(trait)]) : []),
    abilities: entries(fields, "abilities", (part) => ({
      ...named(part),
      type: part.optional("type", Word),
    })),
    attacks: entries(fields, "attacks", (part) => ({
      ...named(part),
      cost: nonEmpty(costOf(part)),
      convertedEnergyCost: part.optional("convertedEnergyCost", Count),
      damage: part.optional("damage", Word),
    })),
    weaknesses: entries(fields, "weaknesses", matchup),
    resistances: entries(fields, "resistances", matchup),
    flavorText: fields.optional("flavorText", Prose),
  };
}

const named = (part: Body) => ({
  name: part.optional("name", Word),
  effect: part.optional("text", Prose),
});

/** A cost in letters is read as the energies that they stand for. */
function costOf(attack: Body): readonly string[] {
  const letters = attack.optional("cost", z.unknown());
  if (typeof letters !== "string") return attack.list("cost", Word);
  attack.note("unexpected_value", `cost: ${letters}, in letters`);
  return energiesOf(letters) ?? [];
}

function pointsOf(fields: Body): number | undefined {
  const given = fields.optional("hp", Points);
  if (typeof given === "number") fields.note("unexpected_value", "hp: a number, not digits");
  const points = given === undefined ? 0 : Number(given);
  return points > 0 ? points : undefined;
}

function retreatOf(fields: Body): number | undefined {
  const cost = fields.list("retreatCost", Word).length;
  return fields.optional("convertedRetreatCost", Count) ?? (cost > 0 ? cost : undefined);
}

/** A format that is not named is one in which the card may not be played. */
const legalOf = (status: Readonly<Record<string, string>>) => ({
  standard: status["standard"] === "Legal",
  expanded: status["expanded"] === "Legal",
});

function usually(fields: Body, field: string, word: string): string {
  const usual = usualWord(word);
  if (usual !== word) fields.noteOnce("unexpected_value", `${field}: ${word} for ${usual}`);
  return usual;
}

const entries = (fields: Body, field: string, read: (part: Body) => Entry) =>
  nonEmpty(told(fields.parts(field).map(read)));

/** Entries that say anything, without what they do not say. */
const told = (list: readonly Entry[]): Record<string, string | number | string[]>[] =>
  list
    .map((entry) => definedOnly<Record<string, string | number | string[]>>(entry))
    .filter((entry) => Object.keys(entry).length > 0);

const textOf = (value: string | number | undefined) =>
  value === undefined ? undefined : String(value);

const nonEmpty = <T>(list: readonly T[]): T[] | undefined =>
  list.length > 0 ? [...list] : undefined;

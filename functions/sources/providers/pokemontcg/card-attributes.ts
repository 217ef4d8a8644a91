import * as z from "zod";
import type { Attributes } from "#schemas/games/index.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import type { Body } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { entriesOf, sayingAnything, textOf } from "../bodies/entries.ts";
import { Count, DexId, Prose, Text } from "../bodies/fields.ts";
import { printed } from "../bodies/text.ts";
import { mechanicsOf } from "../pokemon/mechanics.ts";
import { energiesOf, kindsOf, suffixesOf, usualWord } from "./card-words.ts";

const Name = z.string().transform(printed).pipe(z.string().min(1));
const Points = z.union([z.string().regex(/^\d{1,9}$/), Count], { error: "expected digits" });
const Level = z.union([Text, z.int()], { error: "expected text" });

/** What is particular to Pokémon cards, by the names of our attributes. */
export function attributesOf(
  fields: Body,
  card: { name: string; category: string; rarity: string | undefined },
): Attributes {
  const subtypes = fields.list("subtypes", Text).map((word) => usually(fields, "subtypes", word));
  const mechanics = mechanicsOf({ ...card, suffix: suffixesOf(subtypes), stage: undefined });
  const legalities = fields.entries("legalities", Text);
  return definedOnly<Attributes>({
    subtypes: nonEmpty(subtypes),
    ...kindsOf(card.category, subtypes),
    level: textOf(fields.optional("level", Level)),
    hp: pointsOf(fields),
    types: nonEmpty(fields.list("types", Text).map((word) => usually(fields, "types", word))),
    mechanics: nonEmpty(mechanics),
    evolvesFrom: fields.optional("evolvesFrom", Name),
    evolvesTo: nonEmpty(fields.list("evolvesTo", Name)),
    retreat: retreatOf(fields),
    regulationMark: fields.optional("regulationMark", Text)?.toUpperCase(),
    dexIds: nonEmpty([...new Set(fields.list("nationalPokedexNumbers", DexId))]),
    legal: legalities.length > 0 ? legalOf(Object.fromEntries(legalities)) : undefined,
    legalities: nonEmpty(legalities.map(([format, status]) => ({ format, status }))),
    ...writtenOn(fields),
  });
}

/** Attacks, abilities, rules: what is written on the card. */
function writtenOn(fields: Body) {
  const trait = fields.part("ancientTrait");
  const matchup = (part: Body) => ({
    type: part.optional("type", Text),
    value: part.optional("value", Text),
  });
  return {
    rules: nonEmpty(fields.list("rules", Prose)),
    ancientTrait: trait && sayingAnything([named(trait)]),
    abilities: entriesOf(fields, "abilities", (part) => ({
      ...named(part),
      type: part.optional("type", Text),
    })),
    attacks: entriesOf(fields, "attacks", (part) => ({
      ...named(part),
      cost: nonEmpty(costOf(part)),
      convertedEnergyCost: part.optional("convertedEnergyCost", Count),
      damage: part.optional("damage", Text),
    })),
    weaknesses: entriesOf(fields, "weaknesses", matchup),
    resistances: entriesOf(fields, "resistances", matchup),
    flavorText: fields.optional("flavorText", Prose),
  };
}

const named = (part: Body) => ({
  name: part.optional("name", Text),
  effect: part.optional("text", Prose),
});

/** A cost in letters is read as the energies that they stand for. */
function costOf(attack: Body): readonly string[] {
  const letters = attack.optional("cost", z.unknown());
  if (typeof letters !== "string") return attack.list("cost", Text);
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
  const cost = fields.list("retreatCost", Text).length;
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

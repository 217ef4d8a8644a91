import * as z from "zod";
import type { Attributes } from "#schemas/games/index.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import type { Body } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { entriesOf, sayingAnything, textOf } from "../bodies/entries.ts";
import { Prose, Text } from "../bodies/fields.ts";
import type { Speak } from "./variants.ts";

/** Printed with a sign at times, `30×`; a bare number otherwise. */
const Damage = z.union([z.number(), Text], { error: "expected a number or text" });
const Level = z.union([z.int(), Text], { error: "expected a whole number or text" });

/** What is written on a card: attacks, abilities, rules. Types and kinds are English words. */
export function gameTextOf(fields: Body, speak: Speak): Attributes {
  const spoken = (part: Body, kind: "types" | "abilityType") => {
    const word = part.optional("type", Text);
    return word && speak(kind, word);
  };
  const matchup = (part: Body) => ({
    type: spoken(part, "types"),
    value: part.optional("value", Text),
  });
  const named = (part: Body) => ({
    name: part.optional("name", Text),
    effect: part.optional("effect", Prose),
  });
  const item = fields.part("item");
  return definedOnly<Attributes>({
    level: textOf(fields.optional("level", Level)),
    attacks: entriesOf(fields, "attacks", (part) => ({
      ...named(part),
      cost: nonEmpty(part.list("cost", Text).map((type) => speak("types", type))),
      damage: textOf(part.optional("damage", Damage)),
    })),
    abilities: entriesOf(fields, "abilities", (part) => ({
      ...named(part),
      type: spoken(part, "abilityType"),
    })),
    weaknesses: entriesOf(fields, "weaknesses", matchup),
    resistances: entriesOf(fields, "resistances", matchup),
    heldItem: item && sayingAnything([named(item)]),
    effect: fields.optional("effect", Prose),
    flavorText: fields.optional("description", Prose),
    boosters: boostersOf(fields),
  });
}

/** The boosters that a card comes in, or that a set is sold in. */
export const boostersOf = (fields: Body) =>
  entriesOf(fields, "boosters", (part) => ({
    id: part.optional("id", Text),
    name: part.optional("name", Text),
    logo: part.optional("logo", Text),
  }));

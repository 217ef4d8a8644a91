import * as z from "zod";
import type { Attributes } from "#schemas/games/index.ts";
import type { Body } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { plain } from "../bodies/text.ts";
import type { Speak } from "./variants.ts";

/** Texts keep their line ends; only the form of their letters is one. */
const Prose = z.string().transform((text) => text.normalize("NFC").trim());
const Word = z.string().transform(plain).pipe(z.string().min(1));
/** Printed with a sign at times, `30×`; a bare number otherwise. */
const Damage = z.union([z.number(), Word], { error: "expected a number or text" });
const Level = z.union([z.int(), Word], { error: "expected a whole number or text" });

type Entry = Readonly<Record<string, string | string[] | undefined>>;

/** What is written on a card: attacks, abilities, rules. Types and kinds are English words. */
export function gameTextOf(fields: Body, speak: Speak): Attributes {
  const spoken = (part: Body, kind: "types" | "abilityType") => {
    const word = part.optional("type", Word);
    return word && speak(kind, word);
  };
  const matchup = (part: Body) => ({
    type: spoken(part, "types"),
    value: part.optional("value", Word),
  });
  const named = (part: Body) => ({
    name: part.optional("name", Word),
    effect: part.optional("effect", Prose),
  });
  const item = fields.part("item");
  return definedOnly<Attributes>({
    level: textOf(fields.optional("level", Level)),
    attacks: entries(fields, "attacks", (part) => ({
      ...named(part),
      cost: nonEmpty(part.list("cost", Word).map((type) => speak("types", type))),
      damage: textOf(part.optional("damage", Damage)),
    })),
    abilities: entries(fields, "abilities", (part) => ({
      ...named(part),
      type: spoken(part, "abilityType"),
    })),
    weaknesses: entries(fields, "weaknesses", matchup),
    resistances: entries(fields, "resistances", matchup),
    heldItem: nonEmpty(item ? told([named(item)]) : []),
    effect: fields.optional("effect", Prose),
    flavorText: fields.optional("description", Prose),
    boosters: entries(fields, "boosters", (part) => ({
      id: part.optional("id", Word),
      name: part.optional("name", Word),
      logo: part.optional("logo", Word),
    })),
  });
}

const entries = (fields: Body, field: string, read: (part: Body) => Entry) =>
  nonEmpty(told(fields.parts(field).map(read)));

/** Entries that say anything, without what they do not say. */
const told = (list: readonly Entry[]): Record<string, string | string[]>[] =>
  list
    .map((entry) => definedOnly<Record<string, string | string[]>>(entry))
    .filter((entry) => Object.keys(entry).length > 0);

const textOf = (value: string | number | undefined) =>
  value === undefined ? undefined : String(value);

const nonEmpty = <T>(list: readonly T[]): T[] | undefined =>
  list.length > 0 ? [...list] : undefined;

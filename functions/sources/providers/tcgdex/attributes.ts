import * as z from "zod";
import type { Attributes } from "#schemas/games/index.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Body } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Count, DexId, PlainText, Text } from "../bodies/fields.ts";
import { printed } from "../bodies/text.ts";
import { mechanicsOf, stageOf } from "../pokemon/mechanics.ts";
import type { Speak } from "./variants.ts";

// Made once: making a schema costs more than using it.
const PrintedText = z.string().transform(printed);
const Flag = z.boolean();

/** Stages as people write them; the source glues the words together. */
const stages: Readonly<Record<string, string>> = {
  Stage1: "Stage 1",
  Stage2: "Stage 2",
  RESTORED: "Restored",
};

/** What is particular to Pokémon cards; words in English, names in the card's own language. */
export function attributesOf(
  fields: Body,
  { name, rarity, speak }: { name: string; rarity: string | undefined; speak: Speak },
): Attributes {
  const text = (field: string) => fields.optional(field, PlainText);
  const spoken = (kind: Parameters<Speak>[0]) => {
    const word = text(kind);
    return word && speak(kind, word);
  };
  const told = spoken("stage");
  const mechanics = mechanicsOf({ name, suffix: spoken("suffix"), stage: told, rarity });
  const stage = stageOf(told, mechanics);
  if (stage !== told) fields.note("contradiction", `stage: ${told}, but the name says ${stage}`);
  const hp = fields.optional("hp", Count);
  const trainerType = spoken("trainerType");
  const flags = fields.entries("legal", Flag);
  return definedOnly<Attributes>({
    hp: hp === 0 ? undefined : hp,
    types: nonEmpty(fields.list("types", Text).map((type) => speak("types", type))),
    stage: stage && (ownValue(stages, stage) ?? stage),
    mechanics: nonEmpty(mechanics),
    evolvesFrom: fields.optional("evolveFrom", PrintedText),
    trainerType: trainerType && printed(trainerType),
    energyType: spoken("energyType"),
    retreat: fields.optional("retreat", Count),
    regulationMark: unlessNone(text("regulationMark"))?.toUpperCase(),
    legal: flags.length > 0 ? Object.fromEntries(flags) : undefined,
    dexIds: nonEmpty([...new Set(fields.list("dexId", DexId))]),
  });
}

/** The source writes `None` where there is nothing. */
export const unlessNone = (text: string | undefined) => (text === "None" ? undefined : text);

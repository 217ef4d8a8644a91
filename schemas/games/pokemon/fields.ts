import type { PartsField } from "../game.ts";
import { typeWords } from "./type-words.ts";

const boxes = ["abilities", "attacks", "heldItem", "ancientTrait"] as const;

/** Fields that look into what is written on Pokémon cards. */
export const fields: Readonly<Record<string, PartsField>> = {
  text: {
    ...{ also: ["effect", "o"], kind: "prose" },
    description: "Words in attacks, abilities, rules and effects, one after the other.",
    of: [
      ...boxes.map((attribute) => ({ attribute, parts: ["name", "effect"] })),
      { attribute: "rules" },
      { attribute: "effect" },
    ],
  },
  attack: {
    ...{ also: ["attacks"], kind: "prose" },
    description: "Words in the name of an attack.",
    of: [{ attribute: "attacks", parts: ["name"] }],
  },
  ability: {
    ...{ also: ["abilities"], kind: "prose" },
    description: "Words in the name of an ability, power or body.",
    of: [{ attribute: "abilities", parts: ["name"] }],
  },
  weak: {
    ...{ also: ["weakness"], kind: "text", words: typeWords },
    description: "A type that it is weak against.",
    of: [{ attribute: "weaknesses", parts: ["type"] }],
  },
  resist: {
    ...{ also: ["resistance"], kind: "text", words: typeWords },
    description: "A type that it resists.",
    of: [{ attribute: "resistances", parts: ["type"] }],
  },
};

import type { Attribute } from "../attribute.ts";
import { typeWords } from "./type-words.ts";

const inMatchups = { type: "text", value: "text" } as const;
/** What is written on the card: each source copies it in its own way. */
const inText = { group: "text", isDetail: true, isPutFreely: true } as const;

/** What Pokémon cards say beside what all cards say. */
export const attributes = {
  types: {
    ...{ kind: "list", label: "Types", description: "Energy types of the Pokémon." },
    examples: [["Fire"]],
    field: { name: "type", also: ["t"], words: typeWords, isBare: true },
  },
  stage: {
    ...{ kind: "text", label: "Stage", description: "Stage of evolution." },
    examples: ["Stage 1"],
    field: { also: [], isBare: true },
  },
  mechanics: {
    ...{ kind: "list", label: "Mechanics" },
    description: "Mechanics in the name or rule box: `ex`, `EX`, `GX`, `V`, `VMAX`, `TAG TEAM`.",
    examples: [["TAG TEAM", "GX"]],
    field: { name: "mechanic", also: ["m"], isBare: true },
  },
  evolvesFrom: {
    ...{ kind: "text", label: "Evolves from", description: "Name of what it evolves from." },
    examples: ["Charmeleon"],
    field: { name: "evolves", also: ["evolvesfrom"] },
  },
  evolvesTo: {
    ...{ kind: "list", label: "Evolves to", description: "Names of what it evolves to." },
    examples: [["Charizard"]],
    isDetail: true,
  },
  trainerType: {
    ...{ kind: "text", label: "Trainer type", description: "Kind of a trainer card." },
    examples: ["Supporter"],
    field: { name: "trainer", also: ["trainertype"], isBare: true },
  },
  energyType: {
    ...{ kind: "text", label: "Energy type", description: "Kind of an energy card." },
    examples: ["Special"],
    field: { name: "energy", also: ["energytype"], isBare: true },
  },
  regulationMark: {
    ...{ kind: "text", label: "Regulation mark", description: "Letter in the corner, upper case." },
    examples: ["H"],
    field: { name: "regulation", also: ["mark"] },
  },
  legal: {
    ...{ kind: "legality", label: "Legal in", description: "Formats, and whether it is legal." },
    examples: [{ standard: false, expanded: true }],
    field: { also: ["format"] },
    isPutFreely: true,
  },
  legalities: {
    ...{ kind: "entries", label: "Legalities" },
    description: "Formats with the word for them, such as unlimited and `Legal` or `Banned`.",
    parts: { format: "text", status: "text" },
    ...{ isDetail: true, isPutFreely: true },
  },
  subtypes: {
    ...{ kind: "list", label: "Subtypes" },
    description: "Stage, mechanics and kinds of the card in one list.",
    examples: [["Stage 2", "ex"]],
    field: { name: "subtype", also: ["subtypes"], isBare: true },
  },
  hp: {
    ...{ kind: "number", least: 1, label: "Hit points", description: "Hit points." },
    examples: [120],
    field: { also: [] },
  },
  retreat: {
    ...{ kind: "number", label: "Retreat cost", description: "Number of energies to retreat." },
    examples: [3],
    field: { also: [] },
  },
  dexIds: {
    ...{ kind: "list", of: "number", label: "National dex numbers" },
    description: "National numbers of the species on the card; a tag team has several.",
    examples: [[6]],
    field: { name: "dex", also: ["species"] },
  },
  level: {
    ...{ kind: "text", label: "Level", description: "Level, as printed: `45` or `X`." },
    examples: ["45"],
  },
  abilities: {
    ...{ kind: "entries", label: "Abilities", description: "Abilities, powers and bodies." },
    parts: { name: "text", type: "text", effect: "text" },
    ...inText,
  },
  attacks: {
    ...{ kind: "entries", label: "Attacks" },
    description: "Attacks; `damage` as printed, such as `60`, `30×` or `50+`.",
    parts: {
      ...{ name: "text", cost: "list", convertedEnergyCost: "number" },
      ...{ damage: "text", effect: "text" },
    },
    ...inText,
  },
  weaknesses: {
    ...{ kind: "entries", label: "Weaknesses", description: "Weaknesses, such as Fire ×2." },
    parts: inMatchups,
    ...inText,
  },
  resistances: {
    ...{ kind: "entries", label: "Resistances", description: "Resistances, such as Water -30." },
    parts: inMatchups,
    ...inText,
  },
  heldItem: {
    ...{ kind: "entries", label: "Held item", description: "Item printed on the card." },
    parts: { name: "text", effect: "text" },
    ...inText,
  },
  ancientTrait: {
    ...{ kind: "entries", label: "Ancient Trait", description: "Trait from ancient times." },
    parts: { name: "text", effect: "text" },
    ...inText,
  },
  rules: {
    ...{ kind: "list", label: "Rules" },
    description: "Rule boxes, and the text of trainers and energies in pieces.",
    ...inText,
  },
  effect: {
    ...{ kind: "text", label: "Effect", description: "Text of a trainer or energy card." },
    ...inText,
  },
  flavorText: {
    ...{ kind: "text", label: "Flavour text", description: "What the dex says of the Pokémon." },
    ...inText,
  },
  boosters: {
    ...{ kind: "entries", label: "Boosters", description: "Boosters that it comes in." },
    parts: { id: "text", name: "text", logo: "text" },
    isDetail: true,
  },
} as const satisfies Record<string, Attribute>;

import type { Attribute } from "../attribute.ts";

const inMatchups = { type: "text", value: "text" } as const;

/** What Pokémon cards say beside what all cards say. */
export const attributes = {
  types: {
    ...{ kind: "list", label: "Types", description: "Energy types of the Pokémon." },
    examples: [["Fire"]],
    field: { name: "type", also: ["t"] },
  },
  stage: {
    ...{ kind: "text", label: "Stage", description: "Stage of evolution." },
    examples: ["Stage 1"],
    field: { also: [] },
  },
  mechanics: {
    ...{ kind: "list", label: "Mechanics" },
    description: "Mechanics in the name or rule box: `ex`, `EX`, `GX`, `V`, `VMAX`, `TAG TEAM`.",
    examples: [["TAG TEAM", "GX"]],
    field: { name: "mechanic", also: ["is", "m"] },
  },
  evolvesFrom: {
    ...{ kind: "text", label: "Evolves from", description: "Name of what it evolves from." },
    examples: ["Charmeleon"],
    field: { name: "evolves", also: ["evolvesfrom"] },
  },
  trainerType: {
    ...{ kind: "text", label: "Trainer type", description: "Kind of a trainer card." },
    examples: ["Supporter"],
    field: { name: "trainer", also: ["trainertype"] },
  },
  energyType: {
    ...{ kind: "text", label: "Energy type", description: "Kind of an energy card." },
    examples: ["Special"],
    field: { name: "energy", also: ["energytype"] },
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
    ...{ group: "text", isDetail: true },
  },
  attacks: {
    ...{ kind: "entries", label: "Attacks" },
    description: "Attacks; `damage` as printed, such as `60`, `30×` or `50+`.",
    parts: { name: "text", cost: "list", damage: "text", effect: "text" },
    ...{ group: "text", isDetail: true },
  },
  weaknesses: {
    ...{ kind: "entries", label: "Weaknesses", description: "Weaknesses, such as Fire ×2." },
    parts: inMatchups,
    ...{ group: "text", isDetail: true },
  },
  resistances: {
    ...{ kind: "entries", label: "Resistances", description: "Resistances, such as Water -30." },
    parts: inMatchups,
    ...{ group: "text", isDetail: true },
  },
  heldItem: {
    ...{ kind: "entries", label: "Held item", description: "Item printed on the card." },
    parts: { name: "text", effect: "text" },
    ...{ group: "text", isDetail: true },
  },
  effect: {
    ...{ kind: "text", label: "Effect", description: "Text of a trainer or energy card." },
    ...{ group: "text", isDetail: true },
  },
  flavorText: {
    ...{ kind: "text", label: "Flavour text", description: "What the dex says of the Pokémon." },
    ...{ group: "text", isDetail: true },
  },
} as const satisfies Record<string, Attribute>;

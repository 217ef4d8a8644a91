import { ownValue } from "#shared/kernel/own-value.ts";

/** Energies by the letters that some bodies write instead of words. */
const byLetter: Readonly<Record<string, string>> = {
  C: "Colorless",
  D: "Darkness",
  F: "Fighting",
  G: "Grass",
  L: "Lightning",
  M: "Metal",
  N: "Dragon",
  P: "Psychic",
  R: "Fire",
  W: "Water",
  Y: "Fairy",
};

/** The energies of a cost in letters, `GGC`; undefined where one of them is no energy. */
export function energiesOf(letters: string): string[] | undefined {
  const energies = [...letters].map((letter) => byLetter[letter]);
  return energies.every((one) => one !== undefined) ? energies : undefined;
}

/** Words that bodies of an odd make have for others. */
const usual: Readonly<Record<string, string>> = { Dark: "Darkness", "Basic Stage": "Basic" };
export const usualWord = (word: string): string => ownValue(usual, word) ?? word;

/** `DoubleRare` as people write it; a word with blanks, or without a capital inside, as it is. */
export const spaced = (word: string): string =>
  /\s/u.test(word) ? word : word.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, " ");

const stages = [
  ...["VMAX", "VSTAR", "V-UNION", "BREAK", "Restored", "Baby"],
  ...["Stage 2", "Stage 1", "Basic", "MEGA", "Level-Up"],
];
const trainers: Readonly<Record<string, string>> = {
  Supporter: "Supporter",
  Item: "Item",
  Stadium: "Stadium",
  "Pokémon Tool": "Tool",
  "Technical Machine": "Technical Machine",
  "Rocket's Secret Machine": "Rocket’s Secret Machine",
};

/** What subtypes say of a card by the words that the other attributes have. */
export function kindsOf(category: string, subtypes: readonly string[]) {
  const trainer = Object.keys(trainers).find((one) => subtypes.includes(one));
  if (category === "trainer") return { trainerType: trainer && trainers[trainer] };
  if (category === "energy") return { energyType: energyTypeOf(subtypes) };
  const stage = stages.find((one) => subtypes.includes(one));
  return { stage: stage === "Level-Up" ? "LEVEL-UP" : stage };
}

function energyTypeOf(subtypes: readonly string[]): string | undefined {
  if (subtypes.includes("Special")) return "Special";
  return subtypes.includes("Basic") ? "Normal" : undefined;
}

/** Mechanics that a name does not say, or not always. */
const unnamed = new Set(["SP", "Prime", "ACE SPEC", "TAG TEAM"]);
export const suffixesOf = (subtypes: readonly string[]): readonly string[] =>
  subtypes.filter((one) => unnamed.has(one));

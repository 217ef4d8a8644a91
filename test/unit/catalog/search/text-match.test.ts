import { expect, test } from "vitest";
import {
  matchingTexts,
  readyText,
  type TextCompare,
} from "#functions/catalog/search/text-match.ts";

const sets = [
  { words: ["Base Set"], exact: ["base1", "BS"] },
  { words: ["Base Set 2"], exact: ["base4"] },
  { words: ["Jungle"], exact: ["base2"] },
  { words: ["First Base", "Promo"] },
  { words: ["?"] },
  { words: [] },
].map(readyText);
const matches = (compare: TextCompare, text: string) =>
  [...matchingTexts(sets, compare, text)].flatMap((match, at) => (match === 1 ? [at] : []));

test.each([
  ["has", "base1", [0]],
  ["has", "bs", [0]],
  ["has", "BASE SET", [0]],
  ["has", "base", [0, 1, 3]],
  ["has", "set", [0, 1]],
  ["has", "ase", []],
  ["has", "promo", [3]],
  ["has", "prom", [3]],
  ["has", "?", [4]],
  ["has", " ? ", [4]],
  ["has", " ", []],
  ["has", "!", []],
  ["=", "?", [4]],
  ["=", "!", []],
  ["!=", "!", [0, 1, 2, 3, 4, 5]],
  ["=", "base set", [0]],
  ["=", "base", []],
  ["=", "Base4", [1]],
  ["!=", "base set", [1, 2, 3, 4, 5]],
  ["!=", "base", [0, 1, 2, 3, 4, 5]],
] as const)("[SRCH-1] %s %j is true of the values %j", (compare, text, expected) => {
  expect(matches(compare, text)).toEqual(expected);
});

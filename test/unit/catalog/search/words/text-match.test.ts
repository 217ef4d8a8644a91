import { expect, test } from "vitest";
import { ReadyTexts } from "#functions/catalog/search/words/text-match.ts";

const sets = new ReadyTexts([
  { words: ["Base Set"], exact: ["base1", "BS"] },
  { words: ["Base Set 2"], exact: ["base4"] },
  { words: ["Jungle"], exact: ["base2"] },
  { words: ["First Base", "Promo"] },
  { words: ["?"] },
  { words: [] },
  { words: ["ポケモンカード151"], exact: ["SV2a"] },
]);
const placesOf = (found: Uint8Array) => [...found].flatMap((one, at) => (one === 1 ? [at] : []));

test.each([
  ["base1", [0]],
  ["bs", [0]],
  ["sv2A", [6]],
  ["BASE SET", [0]],
  ["base", []],
  ["?", [4]],
  [" ? ", [4]],
  ["!", []],
  ["Base4", [1]],
] as const)("[SRCH-1] %j is all of the values %j", (text, expected) => {
  expect(placesOf(sets.thatAre(text))).toEqual(expected);
});

test.each([
  ["base", [0, 1, 3]],
  ["set", [0, 1]],
  ["set 2", [1]],
  ["ase", []],
  ["promo", [3]],
  ["prom", [3]],
  ["base1", []],
  ["ポケモン", [6]],
  ["カード", [6]],
  ["151", [6]],
  [" ", []],
] as const)("[SRCH-1] words of the values %2$j begin as %1$j does", (text, expected) => {
  expect(placesOf(sets.thatHold(text))).toEqual(expected);
});

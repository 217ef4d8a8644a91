import { expect, test } from "vitest";
import { nearest } from "#functions/catalog/search/words/nearest-words.ts";
import { typingErrorsBetween } from "#functions/catalog/search/words/typing-errors.ts";

test.each([
  ["", "", 3, 0],
  ["abc", "abc", 0, 0],
  ["abc", "abd", 3, 1],
  ["abc", "ab", 3, 1],
  ["abc", "xabc", 3, 1],
  ["abc", "acb", 3, 1],
  ["abcd", "badc", 3, 2],
  ["ca", "abc", 3, 3],
  ["abc", "xyz", 3, 3],
  ["abc", "xyz", 1, 2],
  ["a", "abcd", 2, 3],
])("from %j to %j, as far as %i, it is %i errors", (a, b, most, errors) => {
  expect(typingErrorsBetween(a, b, most)).toBe(errors);
  expect(typingErrorsBetween(b, a, most)).toBe(errors);
});

test.each([
  ["rarty", ["rarity"]],
  ["RARITY", ["rarity"]],
  ["illus", ["illustrator"]],
  ["yaer", ["year"]],
  ["tpe", ["type"]],
  ["xyzzy", []],
  ["h", []],
])("somebody who writes %j may mean %j", (word, meant) => {
  expect(nearest(word, ["hp", "rarity", "year", "type", "illustrator", "artist"])).toEqual(meant);
});

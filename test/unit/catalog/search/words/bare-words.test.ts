import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bareWordsOf, numberText } from "#functions/catalog/search/words/bare-words.ts";

const texts = (typed: string) => bareWordsOf(typed).map(({ text }) => text);

describe("words without a field", () => {
  test.each([
    ["charizard, base set", ["charizard", "base", "set"]],
    ["Charizard-GX", ["charizard", "gx"]],
    ["charizard 004/102", ["charizard", "4/102"]],
    ["#4/102", ["4/102"]],
    ["TG12/TG30", ["tg12/tg30"]],
    ["ピカチュウex", ["ピカチュウ", "ex"]],
    ["Umbreon ☆", ["umbreon", "★"]],
    ["mew mew", ["mew"]],
    ["& 😀", []],
  ])("[SRCH-2] of %j are %j", (typed, words) => {
    expect(texts(typed)).toEqual(words);
  });

  test("are each there once, and never empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const words = texts(typed);
        expect(new Set(words).size).toBe(words.length);
        expect(words).not.toContain("");
      }),
    );
  });

  test("of numbers are compared without zeros before them", () => {
    expect(["004", "TG05", "SWSH001", "004/102", "10"].map(numberText)).toEqual([
      ...["4", "tg5", "swsh1", "4/102", "10"],
    ]);
  });
});

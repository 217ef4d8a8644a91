import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bitsIn,
  lettersOf,
  mostErrors,
  typingErrorsBetween,
} from "#functions/catalog/search/words/typing-errors.ts";

describe("typing errors", () => {
  test.each([
    ["charizard", "charizard", 0],
    ["charzard", "charizard", 1],
    ["piakchu", "pikachu", 1],
    ["pikachoo", "pikachu", 2],
    ["mewtwo", "mew", 3],
    ["", "mew", 3],
  ])("[SRCH-1] from %j to %j are %i, swapped neighbours being one", (a, b, errors) => {
    expect(typingErrorsBetween(a, b, 5)).toBe(errors);
    expect(typingErrorsBetween(b, a, 5)).toBe(errors);
  });

  test("beyond the most are counted as one more than that", () => {
    expect(typingErrorsBetween("abcdefgh", "zyxwvuts", 2)).toBe(3);
    expect(typingErrorsBetween("a", "abcdefgh", 2)).toBe(3);
  });

  test("are none in short words, one from four letters and two from eight on", () => {
    expect(["mew", "mewt", "pikachu", "blastoise"].map(mostErrors)).toEqual([0, 1, 1, 2]);
    expect(mostErrors("ピカチュウ")).toBe(1);
  });

  test("change at most two of a word's letters each, which spares comparing most words", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcdeé"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const errors = typingErrorsBetween(a, b, 20);
        expect(bitsIn(lettersOf(a) ^ lettersOf(b))).toBeLessThanOrEqual(2 * errors);
      }),
    );
  });
});

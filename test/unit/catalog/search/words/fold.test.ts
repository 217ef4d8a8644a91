import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "#functions/catalog/search/words/fold.ts";

test.each([
  ["Farfetch’d", "farfetchd"],
  ["Farfetch'd", "farfetchd"],
  ["Flabébé", "flabebe"],
  ["Umbreon ★", "umbreon star"],
  ["Gyarados δ", "gyarados delta"],
  ["Gyarados Δ", "gyarados delta"],
  ["Arceus◇", "arceus prism star"],
  ["Nidoran♀", "nidoran f"],
  ["Nidoran♂", "nidoran m"],
  ["  Mr. -- Mime  ", "mr mime"],
  ["Ｍｅｗ２", "mew2"],
  ["いれかえ", "イレカエ"],
  ["がんばリボンゞ", "ガンバリボンヾ"],
  ["?!", ""],
  // One letter that comes apart into an apostrophe and another.
  ["ŉ", "n"],
])("[SRCH-1] %j is compared as %j", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("what is folded stays as it is, and no blank is double or at an end", () => {
  const sign = fc.constantFrom("δ", "★", "◇", "♀", "♂", "'", "’", " ", "-", "é");
  const text = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), sign)).map((all) => all.join(""));
  fc.assert(
    fc.property(text, (given) => {
      const folded = fold(given);
      expect(fold(folded)).toBe(folded);
      expect(folded).toBe(folded.trim().replace(/\s+/g, " "));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { Vocabulary } from "#functions/catalog/search/words/vocabulary.ts";

const word = fc.string({ unit: fc.constantFrom(..."abc"), minLength: 1, maxLength: 4 });

test("[SRCH-1] a word finds just the texts with it, and those with one that starts so", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 8 }),
      word,
      (texts, wanted) => {
        const hits = new Vocabulary(texts).find(wanted);
        const found = (how: string) =>
          [...new Set(hits.filter((hit) => hit.how === how).map(({ text }) => text))].sort();
        const having = (test: (own: string) => boolean) =>
          texts.flatMap((own, at) => (own.some(test) ? [at] : []));
        expect(found("whole")).toEqual(having((own) => own === wanted));
        expect(found("part")).toEqual(having((own) => own !== wanted && own.startsWith(wanted)));
      },
    ),
  );
});

test("[SRCH-1] of scripts without blanks, any part of a word finds its texts", () => {
  const vocabulary = new Vocabulary([["リーリエの決心"], ["決心"], ["ロコン"]]);
  expect(vocabulary.find("決心")).toEqual([
    { text: 0, how: "part" },
    { text: 1, how: "whole" },
  ]);
});

test("[SRCH-1] of words that are mistyped, the nearest wanted ones are found", () => {
  const vocabulary = new Vocabulary([["latios"], ["latias"], ["lotus"], ["charizard"]]);
  expect(vocabulary.near("latioss", () => true)).toEqual([0]);
  expect(vocabulary.near("latios", () => true)).toEqual([1]);
  expect(vocabulary.near("latioss", (text) => text !== 0)).toEqual([]);
  expect(vocabulary.near("chqrizqrd", () => true)).toEqual([3]);
  expect(vocabulary.near("lat", () => true)).toEqual([]);
});

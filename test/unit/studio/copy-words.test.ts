import { expect, test } from "vitest";
import { conditionLetters, finishWord, gradeWords } from "#functions/studio/cards/copy-words.ts";
import { Condition } from "#schemas/values.ts";

test("conditions are as collectors write them", () => {
  expect(Condition.options.map(conditionLetters)).toEqual(["NM", "LP", "MP", "HP", "DMG"]);
});

test.each([
  ["psa", "10", "PSA", "10"],
  ["bgs", "9.5", "BGS", "9.5"],
  ["cgc", "10-pristine", "CGC", "10 Pristine"],
  ["bgs", "10-black-label", "BGS", "10 Black Label"],
  ["psa", "authentic", "PSA", "Authentic"],
])("a grade %s %s stands on a slab as %s %s", (company, grade, asCompany, asGrade) => {
  expect(gradeWords({ company, grade })).toEqual({ company: asCompany, grade: asGrade });
});

const variants = [
  { key: "normal", finish: "normal" },
  { key: "holo.cosmos", finish: "holo", aliases: ["cosmos"] },
  { key: "reverse", finish: "reverse" },
  { key: "textured-foil", finish: "textured-foil" },
];

test.each([
  ["normal", undefined],
  ["holo.cosmos", "Holo"],
  // As a copy may still be called.
  ["cosmos", "Holo"],
  ["reverse", "Reverse"],
  ["textured-foil", "Textured Foil"],
  // Of a variant that the card does not have any more, its key says it.
  ["foil.jolly-roger", "Foil"],
  ["normal.shadowless", undefined],
  ["unspecified", undefined],
  ["sealed", undefined],
])("a copy in the variant %s shines as %s", (variant, word) => {
  expect(finishWord(variant, { variants })).toBe(word);
});

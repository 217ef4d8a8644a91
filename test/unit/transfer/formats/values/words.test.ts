import fc from "fast-check";
import { expect, test } from "vitest";
import { readFinish } from "#functions/transfer/formats/values/finish.ts";
import { readFlag } from "#functions/transfer/formats/values/flag.ts";
import { readGrade } from "#functions/transfer/formats/values/grade.ts";
import { readId } from "#functions/transfer/formats/values/id.ts";
import { readLanguage } from "#functions/transfer/formats/values/language.ts";
import { readTags, readWrittenTags, writtenTags } from "#functions/transfer/formats/values/tags.ts";
import { languages } from "#schemas/values.ts";

test.each([
  ["English", "en"],
  ["Deutsch", "de"],
  ["Allemand", "de"],
  ["JP", "ja"],
  ["KR", "ko"],
  ["CS", "zh-cn"],
  ["CT", "zh-tw"],
  ["zh_CN", "zh-cn"],
  ["zh_TW", "zh-tw"],
  ["Traditional Chinese", "zh-tw"],
  ["pt_BR", "pt-br"],
  ["Español", "es"],
  ["日本語", "ja"],
  ["1", "en"],
  ["7", "ja"],
  ["11", "zh-tw"],
])("[IMP-1] %j is the language %s", (text, value) => {
  expect(readLanguage(text)).toEqual({ value });
});

test("[IMP-1] every language is known by its own code, in either spelling", () => {
  for (const code of languages) {
    expect(readLanguage(code)).toEqual({ value: code });
    expect(readLanguage(code.replace("-", "_").toUpperCase())).toEqual({ value: code });
  }
});

test.each(["Phyrexian", "0", "12", "1.0"])("[IMP-2] %j is no language", (text) => {
  expect(readLanguage(text).wrong).toContain("no language");
});

test.each([
  ["Reverse Holofoil", ["reverse holofoil"]],
  ["reverseHolofoil", ["reverse holofoil"]],
  ["1st Edition Holofoil", ["1st edition", "holofoil"]],
  ["1st Edition", ["1st edition"]],
  ["Unlimited Holofoil", ["unlimited", "holofoil"]],
  ["Holo", ["holofoil"]],
  ["Foil", ["foil"]],
  ["FOIL_ETCHED", ["etched"]],
  ["REGULAR", ["normal"]],
  ["nonfoil", ["nonfoil"]],
  ["Rainbow Foil", ["rainbow foil"]],
  ["Gilded Foil", ["gilded foil"]],
  ["Poké Ball Pattern", ["poke ball pattern"]],
  ["Cosmos Holo", ["cosmos holo"]],
  ["1stEditionHolofoil", ["1st edition", "holofoil"]],
  ["1ed", ["1st edition"]],
  ["Y", ["foil"]],
  ["N", []],
  ["", []],
  ["-", []],
  ["TRUE", ["foil"]],
])("[IMP-1] the finish %j is %j", (text, finish) => {
  expect(readFinish(text)).toEqual(finish);
});

test.each([
  ["PSA 10", "psa", "10"],
  ["psa10", "psa", "10"],
  ["CGC 9.5", "cgc", "9.5"],
  ["CGC 9,5", "cgc", "9.5"],
  ["SGC 9", "sgc", "9"],
  ["BGS 10 Black Label", "bgs", "10-black-label"],
  ["10 PSA", "psa", "10"],
  ["CGC Perfect 10", "cgc", "10"],
  ["PSA A", "psa", "authentic"],
  ["Beckett 9.5 Gem Mint", "bgs", "9.5"],
  ["CGC Pristine 10", "cgc", "10-pristine"],
  ["PSA GEM MT 10", "psa", "10"],
  ["PSA Authentic", "psa", "authentic"],
  ["PSA 9.0", "psa", "9"],
  ["TAG-10", "tag", "10"],
])("[IMP-1] the grade %j is %s %s", (text, company, grade) => {
  expect(readGrade(text)).toEqual({ value: { company, grade } });
});

test("[IMP-1] the company of a grade may stand in a column of its own", () => {
  expect(readGrade("9.5", "PSA")).toEqual({ value: { company: "psa", grade: "9.5" } });
});

test.each(["", "Ungraded", "Raw", "ungraded "])("[IMP-1] %j is no grade", (text) => {
  expect(readGrade(text)).toEqual({});
});

test.each(["XYZ 10", "PSA 11", "PSA 9.7", "PSA", "10"])("[IMP-2] the grade %j is told", (text) => {
  expect(readGrade(text).value).toBeUndefined();
  expect(readGrade(text).wrong).toBeTypeOf("string");
});

test.each([
  ["true", true],
  ["FALSE", false],
  ["1", true],
  ["0", false],
  ["x", true],
  ["signed", true],
  ["Proof", true],
  ["Ja", true],
  ["non", false],
])("[IMP-1] the flag %j is %j", (text, value) => {
  expect(readFlag(text)).toEqual({ value });
});

test("[IMP-2] a flag that is neither is told", () => {
  expect(readFlag("maybe").wrong).toBe("is neither yes nor no");
});

test.each([
  ["42382", "42382"],
  ["4.2382E+04", "42382"],
  ["4,2382E+04", "42382"],
  ["42382.0", "42382"],
  ["42,382", "42382"],
  ["swsh1-25", "swsh1-25"],
])("[IMP-1] the id %j is %s", (text, value) => {
  expect(readId(text)).toEqual({ value });
});

test.each(["5.92E+05", "1.23456E+04"])("[IMP-1] the id %j has lost what it was", (text) => {
  expect(readId(text).wrong).toContain("lost digits");
});

test("[IMP-1] an id that a spreadsheet has written with all its digits is read as itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 999_999_999 }), (id) => {
      const digits = String(id);
      const written = `${digits[0]}.${digits.slice(1)}E+${digits.length - 1}`;
      expect(readId(written)).toEqual({ value: digits });
    }),
  );
});

test.each([
  ["a;b", ["a", "b"]],
  ["a, b", ["a", "b"]],
  ["a, b; c", ["a, b", "c"]],
  ["for trade", ["for trade"]],
  ["a; a;;", ["a"]],
])("[IMP-1] the tags %j are %j", (text, tags) => {
  expect(readTags(text)).toEqual(tags);
});

test("[EXP-2] tags that our own files write are read as they were, whatever is in them", () => {
  const tag = fc.string({ unit: "grapheme", minLength: 1 }).map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(tag.filter((one) => one !== "")), (tags) => {
      expect(readWrittenTags(writtenTags(tags))).toEqual(tags);
    }),
  );
});

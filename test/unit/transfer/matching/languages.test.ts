import { expect, it } from "vitest";
import { inShort, matching } from "#test/support/transfer/matched.ts";

const dex = (number: number) => ({ attributes: { dexIds: [number] } });
const match = await matching({
  base1: {
    name: "Base Set",
    cards: { "4": "Charizard", "6": "Gyarados" },
    more: { "4": dex(6), "6": dex(130) },
  },
  "de:base1": { name: "Grundset", language: "de", cards: { "4": "Glurak" }, more: { "4": dex(6) } },
  neo1: { name: "Neo Genesis", cards: { "4": "Feraligatr" } },
  "ja:neo1": { name: "金、銀、新世界へ...", language: "ja", cards: { "4": "ピカチュウ" } },
  "ja:sv2a": {
    name: "ポケモンカード151",
    abbreviation: "SV2a",
    language: "ja",
    cards: { "006": "リザードンex", "130": "ギャラドス" },
    more: { "006": dex(6), "130": dex(130) },
  },
  sv1: { name: "Scarlet & Violet", cards: { "6": "Charizard ex" }, more: { "6": dex(6) } },
});

it.each([
  ["the row's", { name: "Charizard", language: "de" }, "matched found de:base1-4"],
  ["English", { name: "Charizard" }, "matched found en:base1-4"],
  ["that of the name", { name: "Glurak" }, "matched found de:base1-4"],
  [
    "the row's, whatever the name's",
    { name: "Glurak", language: "en" },
    "matched found en:base1-4",
  ],
  [
    "English for one that is not there",
    { name: "Charizard", language: "fr" },
    "matched language_not_held en:base1-4",
  ],
  [
    "none for one with numbers of its own",
    { name: "Charizard", language: "ja" },
    "ambiguous other_language en:base1-4",
  ],
])("takes %s language", (_which, said, short) => {
  expect(inShort(match({ setName: "Base Set", number: "4/102", ...said }))).toBe(short);
});

it("says that another language's printing stands for one that is not there", () => {
  const { detail } = match({ name: "Charizard", setName: "Base Set", number: "4", language: "fr" });
  expect(detail).toContain("does not have it in fr");
});

it("keeps sets apart that have one id and are numbered otherwise", () => {
  expect(inShort(match({ setCode: "neo1", number: "4" }))).toBe("matched found en:neo1-4");
  expect(inShort(match({ setCode: "neo1", number: "4", language: "ja" }))).toBe(
    "matched found ja:neo1-4",
  );
  expect(inShort(match({ setCode: "neo1", number: "4", name: "ピカチュウ" }))).toBe(
    "matched found ja:neo1-4",
  );
});

it("knows Japanese cards by English names, by the creature that they show", () => {
  const said = { game: "Pokemon Japan", setName: "SV2a: Pokemon Card 151", number: "006/165" };
  expect(inShort(match({ ...said, name: "Charizard ex" }))).toBe("matched found ja:sv2a-006");
  expect(inShort(match({ ...said, name: "Charizard" }))).toMatch(
    /^ambiguous number_contradicts_name/,
  );
  expect(inShort(match({ ...said, name: "Gyarados" }))).toMatch(
    /^ambiguous number_contradicts_name/,
  );
});

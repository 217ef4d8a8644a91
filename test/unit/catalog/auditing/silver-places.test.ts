import { expect, test } from "vitest";
import { isInScope } from "#functions/catalog/auditing/audit-scope.ts";
import { kindOfPlace } from "#functions/catalog/auditing/kinds.ts";
import { languageOfPlace, listKeyOf, placeIn } from "#functions/catalog/auditing/silver-places.ts";
import { games } from "#schemas/games/index.ts";

const set = "SET#pokemon:en:base1";

test.each([
  [{ pk: set, sk: "FRAGMENT#tcgdex#base1-4" }, set],
  [{ pk: set, sk: "FRAGMENT#tcgdex-data#base1-4" }, undefined],
  [{ pk: set, sk: "CARD#000004#4" }, undefined],
  [{ pk: set, sk: "MEMBERS" }, `${set}\nMEMBERS`],
  [{ pk: "GAME#pokemon", sk: "LISTED#en" }, "GAME#pokemon\nLISTED#en"],
  [{ pk: "GAME#pokemon", sk: "LANGUAGE#en" }, undefined],
])("of %j a source has the place %j", (key, place) => {
  expect(placeIn("tcgdex", key)).toBe(place);
});

test("a list's place is its key, and a place of fragments is none", () => {
  expect(listKeyOf(`${set}\nMEMBERS`)).toEqual({ pk: set, sk: "MEMBERS" });
  expect(listKeyOf(set)).toBeUndefined();
});

test.each([
  [set, "en"],
  ["SETFRAGMENTS#pokemon:zh-tw:sv1", "zh-tw"],
  [`${set}\nMEMBERS`, "en"],
  ["GAME#pokemon\nLISTED#de", "de"],
  ["SPECIESFRAGMENTS#pokemon", undefined],
  ["PRODUCTS#pokemon:tcgplayer:604", undefined],
  ["OLD-SET#pokemon:en:base1", undefined],
])("[LAKE-6] the place %j is of the language %j", (place, language) => {
  expect(languageOfPlace(place)).toBe(language);
});

test("[LAKE-6] a replay of some languages looks at their places, and at those of no language", () => {
  const scope = {
    ...{ source: "tcgdex", isWhole: true, before: "2026-03-01T00:00:00.000Z" },
    ...{ hasGround: () => false, isDoubted: () => false },
  };
  const places = [set, "SET#pokemon:de:base1", "SPECIESFRAGMENTS#pokemon"];
  expect(places.map((one) => isInScope(one, { ...scope, languages: ["de"] }))).toEqual([
    ...[false, true, true],
  ]);
  expect(places.map((one) => isInScope(one, scope))).toEqual([true, true, true]);
});

test("what is merged of a place follows from its partition, and of a foreign one nothing", () => {
  const shelfOf = (place: string) => kindOfPlace(place, games)?.shelf;
  expect(shelfOf(set)).toEqual({
    ...{ fragments: set, merged: set, sortKeys: [{ prefix: "CARD#" }] },
  });
  expect(shelfOf("SETFRAGMENTS#pokemon:en:base1")).toMatchObject({ merged: "SETS#pokemon:en" });
  expect(shelfOf("SPECIESFRAGMENTS#pokemon")).toMatchObject({ merged: "GAME#pokemon" });
  const products = "PRODUCTS#pokemon:tcgplayer:604";
  expect(shelfOf(products)).toEqual({ fragments: products, merged: products, sortKeys: [] });
  for (const foreign of ["GAME#pokemon", "SET#", "SETS#pokemon:en", "USER#1"]) {
    expect(shelfOf(foreign)).toBeUndefined();
  }
});

import { expect, test } from "vitest";
import { searchFieldsOf } from "#functions/catalog/search/query/search-fields.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";

test.each([
  ["hp", "hp"],
  ["HP", "hp"],
  ["types", undefined],
  ["type", "types"],
  ["T", "types"],
  ["date", "released"],
  ["power", undefined],
  ["constructor", undefined],
])("[SRCH-1] the field %s of Pokémon cards looks into %s", (name, column) => {
  expect(searchFieldsOf(pokemon).named(name)?.column).toBe(column);
});

test("[CAT-5] each game has fields of its own beside those of all games", () => {
  const [one, other] = [searchFieldsOf(onepiece).names, searchFieldsOf(pokemon).names];
  expect([one.includes("power"), other.includes("power")]).toEqual([true, false]);
  expect([one.includes("name"), other.includes("name")]).toEqual([true, true]);
});

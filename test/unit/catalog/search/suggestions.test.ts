import { expect, test } from "vitest";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { suggest } from "#functions/catalog/search/suggest.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { suggestKinds } from "#schemas/http/search-words.ts";
import { PrintingId } from "#schemas/values.ts";
import { indexOf, inSet } from "#test/support/catalogue/searched-cards.ts";

const base = { name: "Base Set" };
const index = indexOf(pokemon, [
  inSet("base1-1", { set: base, name: "Charizard", artist: "Mitsuhiro Arita" }),
  inSet("base1-2", { set: base, name: "Charizard", artist: "Mitsuhiro Arita" }),
  inSet("base1-3", { set: base, name: "Dark Charizard", artist: "Ken Sugimori" }),
  inSet("base1-4", { set: base, name: "Charmander" }),
  inSet("base1-5", { set: base, name: "Eustass“Captain”Kid" }),
  inSet("jungle-1", { set: { name: "Jungle" }, name: "Pikachu" }),
  inSet("wp-2", { set: { name: "Promos" }, name: "Mewtwo" }),
  inSet("wp-3", { set: { name: "Promos" }, name: "Mewtwo" }),
  inSet("wp-4", { set: { name: "Promos" }, name: "Mew ex" }),
  inSet("de:base1-1", { set: { name: "Grundset" }, name: "Glurak" }),
  inSet("ja:sv2a-1", { set: { name: "ポケモンカード151" }, name: "リザードン" }),
]);
const all = { kinds: suggestKinds, limit: 10, language: undefined } as const;
const texts = (text: string, more: object = {}) =>
  index.suggestions.of({ ...all, text, ...more }).map((one) => `${one.kind} ${one.text}`);

test.each([
  ["chari", ["name Charizard", "name Dark Charizard"]],
  ["char", ["name Charizard", "name Charmander", "name Dark Charizard"]],
  ["DARK ch", ["name Dark Charizard"]],
  ["arita", ["artist Mitsuhiro Arita"]],
  ["jun", ["set Jungle"]],
  ["mew", ["name Mew ex", "name Mewtwo"]],
  ["mewt", ["name Mewtwo"]],
  ["set", ["set Base Set"]],
  ["charzi", ["name Charizard", "name Dark Charizard"]],
  ["chairzard", ["name Charizard", "name Dark Charizard"]],
  ["piakchu", ["name Pikachu"]],
  ["pikk", ["name Pikachu"]],
  ["sugimoir", ["artist Ken Sugimori"]],
  ["pxy", []],
  ["xxxxxxxx", []],
  ["", []],
  ["?", []],
  ["カード", ["set ポケモンカード151"]],
  ["リザ", ["name リザードン"]],
  ["リザートン", ["name リザードン"]],
])("[SRCH-3] %j is completed with %j", (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test("[SRCH-3] of names on as many cards that one comes first whose card people want", () => {
  const cards = [
    inSet("base1-1", { name: "Abra" }),
    inSet("base1-2", { name: "Absol" }),
    inSet("base1-3", { name: "Absol" }),
    inSet("base1-4", { name: "Abomasnow" }),
    inSet("base1-5", { name: "Abra Kid" }),
  ];
  const completed = (...wanted: Parameters<typeof indexOf>[2] & object) =>
    indexOf(pokemon, cards, wanted)
      .suggestions.of({ ...all, kinds: ["name"], text: "ab" })
      .map(({ text }) => text);
  expect(completed()).toEqual(["Absol", "Abomasnow", "Abra", "Abra Kid"]);
  const id = (number: number) => PrintingId.parse(`pokemon:en:base1-${number}`);
  expect(completed([id(5), 9], [id(1), 3])).toEqual(["Absol", "Abra Kid", "Abra", "Abomasnow"]);
});

test("[SRCH-3] only what was asked for is completed: kinds, a language, a number", () => {
  expect(texts("g", { language: "de" })).toEqual(["name Glurak", "set Grundset"]);
  expect(texts("gl", { language: "en" })).toEqual([]);
  expect(texts("glurk", { language: "en" })).toEqual([]);
  expect(texts("b", { kinds: ["name"] })).toEqual([]);
  expect(texts("char", { limit: 1 })).toEqual(["name Charizard"]);
});

test("[SRCH-3] each comes with a query that finds as many cards as it says", async () => {
  const searchIn = () => ({ suggest: async (one: never) => index.suggestions.of(one) }) as never;
  for (const q of ["charizard", "base", "grund", "arita", "eustass", "ポケモン"]) {
    const items = await suggest({ ...all, q, game: "pokemon" }, { searchIn });
    expect(items.length).toBeGreaterThan(0);
    for (const { query, cards } of items) {
      const tree = parseSearchQuery(query, pokemon);
      expect(`${query} ${searchCards(index, { query: tree, sort: "name", limit: 1 }).total}`).toBe(
        `${query} ${cards}`,
      );
    }
  }
});

test("[SRCH-3] a set comes with its id", () => {
  const [set] = index.suggestions.of({ ...all, text: "jungle" });
  expect(set).toEqual({ kind: "set", text: "Jungle", id: "pokemon:en:jungle", cards: 1 });
});

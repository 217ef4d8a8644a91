import { expect, test } from "vitest";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { facetNames } from "#schemas/http/search-words.ts";
import { indexOf, inSet } from "#test/support/catalogue/searched-cards.ts";

const base = { name: "Base Set", releasedOn: "1999-01-09" };
const cards = [
  inSet("base1-4", {
    ...{ set: base, rarity: "Holo Rare", normalizedRarity: "Rare Holo", artist: "Arita" },
    attributes: { types: ["Fire"] },
    variants: [
      { key: "holo", finish: "holo" },
      { key: "holo.1st-edition", finish: "holo" },
    ],
  }),
  inSet("base1-5", { set: base, rarity: "Odd", artist: "Arita", attributes: { types: ["Fire"] } }),
  inSet("base1-6", { set: base, attributes: { types: ["Water", "Fire"] } }),
  inSet("de:base1-4", { set: { ...base, name: "Grundset" }, name: "Glurak" }),
  inSet("promo-1", { set: { name: "Promos", releasedOn: undefined }, name: "Mew" }),
];

const facetsIn = (q: string, definition: GameDefinition = pokemon, of = cards) =>
  searchCards(indexOf(definition, of), {
    ...{ query: parseSearchQuery(q, definition), sort: "name", limit: 1 },
    facets: facetNames,
  }).facets;

const values = (q: string, name: (typeof facetNames)[number]) =>
  facetsIn(q)?.[name]?.values.map(({ value, count }) => `${value} ${count}`);

test("[SRCH-2] facets count all hits, on all pages, the commonest value first", () => {
  expect(values("", "type")).toEqual(["Fire 3", "Water 1"]);
  expect(values("", "rarity")).toEqual(["Odd 1", "Rare Holo 1"]);
  expect(values("", "artist")).toEqual(["Arita 2"]);
  expect(values("", "year")).toEqual(["1999 4"]);
  expect(values("", "language")).toEqual(["en 4", "de 1"]);
  expect(values("", "variant")).toEqual(["holo 5", "holo.1st-edition 1"]);
  expect(values("type:water", "type")).toEqual(["Fire 1", "Water 1"]);
  expect(values("nobody", "type")).toEqual([]);
});

test("[SRCH-2] a set is told by its id, with its name for people", () => {
  expect(facetsIn("")?.set).toEqual({
    values: [
      { value: "pokemon:en:base1", count: 3, label: "Base Set" },
      { value: "pokemon:de:base1", count: 1, label: "Grundset" },
      { value: "pokemon:en:promo", count: 1, label: "Promos" },
    ],
    distinct: 3,
  });
});

test("[SRCH-2] every value finds as many cards as it counts", () => {
  for (const [name, facet] of Object.entries(facetsIn("lang:en") ?? {})) {
    for (const { value, count } of facet.values) {
      const query = parseSearchQuery(`lang:en ${name}="${value}"`, pokemon);
      const { total } = searchCards(indexOf(pokemon, cards), { query, sort: "name", limit: 1 });
      expect(`${name} ${value} ${total}`).toBe(`${name} ${value} ${count}`);
    }
  }
});

test("[SRCH-2] a rarity that sources call by different words finds as many cards as it counts", () => {
  const words = { tcgdex: "Rare", pokemontcg: "Rare Holo" };
  const of = [
    inSet("base1-1", { rarity: "Rare", normalizedRarity: "Rare Holo", rarities: words }),
    inSet("base1-2", { rarity: "Rare", normalizedRarity: "Rare" }),
  ];
  const found = (q: string) =>
    searchCards(indexOf(pokemon, of), {
      ...{ query: parseSearchQuery(q, pokemon), sort: "name", limit: 1 },
    }).total;
  for (const { value, count } of facetsIn("", pokemon, of)?.rarity?.values ?? [])
    expect(`${value} ${found(`rarity="${value}"`)}`).toBe(`${value} ${count}`);
  const queries = ['rarity="rare"', "rarity!=rare", "rarity:rare", 'rarity="holo rare"'];
  expect(queries.map(found)).toEqual([1, 1, 2, 0]);
});

test("[SRCH-2] of many values the hundred commonest are told, and how many there are", () => {
  const many = Array.from({ length: 103 }, (_none, at) =>
    inSet(`base1-${at}`, { artist: `Artist ${at % 102}` }),
  );
  const artists = facetsIn("", pokemon, many)?.artist;
  expect(artists?.distinct).toBe(102);
  expect(artists?.values).toHaveLength(100);
  expect(artists?.values[0]).toEqual({ value: "Artist 0", count: 2 });
});

test("[SRCH-2] nothing is counted unless it is asked for, or where a game has no such field", () => {
  const request = { query: parseSearchQuery("", pokemon), sort: "name", limit: 1 } as const;
  expect(searchCards(indexOf(pokemon, cards), request)).not.toHaveProperty("facets");
  const own = inSet("op01-001", { attributes: { types: ["Straw Hat Crew"] } }, "onepiece");
  expect(facetsIn("", onepiece, [own])?.type?.values).toEqual([
    { value: "Straw Hat Crew", count: 1 },
  ]);
  const { fields: _none, attributes: _own, species: _too, ...bare } = pokemon;
  expect(facetsIn("", { ...bare, attributes: {} })?.type).toEqual({ values: [], distinct: 0 });
});

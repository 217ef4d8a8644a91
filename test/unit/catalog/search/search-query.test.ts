import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/search-query.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { DomainError } from "#shared/kernel/errors.ts";

const word = (text: string) => ({ kind: "word", text });

test.each([
  ["", { kind: "all" }],
  ["   ", { kind: "all" }],
  ["Pokémon", word("pokemon")],
  ["Farfetch’d", word("farfetchd")],
  ["a b", { kind: "and", parts: [word("a"), word("b")] }],
  ["Charizard-GX", { kind: "and", parts: [word("charizard"), word("gx")] }],
  ["a or b c", { kind: "or", parts: [word("a"), { kind: "and", parts: [word("b"), word("c")] }] }],
  ["-a", { kind: "not", part: word("a") }],
  ['"Mr. Mime"', { kind: "phrase", text: "mr mime" }],
  ["set:base1", { kind: "text", field: "set", compare: "has", value: "base1" }],
  ['rarity="Rare Holo"', { kind: "text", field: "rarity", compare: "=", value: "Rare Holo" }],
  ["HP>=100", { kind: "number", field: "hp", compare: ">=", value: 100 }],
  ["date<2020-06", { kind: "date", field: "released", compare: "<", value: "2020-06" }],
  ["type:fire", { kind: "text", field: "types", compare: "has", value: "fire" }],
  ["number:?", { kind: "text", field: "number", compare: "has", value: "?" }],
])("[SRCH-1] %j is read", (query, tree) => {
  expect(parseSearchQuery(query, pokemon)).toEqual(tree);
});

test.each([
  ['abc "def', 5, "never closed"],
  ["foo:bar", 1, 'no field "foo"'],
  ["a (b or c", 10, '")" was expected'],
  ["a b)", 4, "closes"],
  ["a or", 5, "was expected"],
  ["()", 2, 'not ")"'],
  ["hp:many", 4, "whole number"],
  ["hp>", 4, "whole number"],
  ["rarity<rare", 7, "takes :, = or !="],
  ["date:99", 6, "2020-06-05"],
  ["-", 2, "was expected"],
])("[SRCH-1] the mistake in %j is at column %i", (query, column, what) => {
  const parse = () => parseSearchQuery(query, pokemon);
  expect(parse).toThrow(expect.objectContaining({ code: "catalog.bad_query", facts: { column } }));
  expect(parse).toThrow(what);
});

test("[API-4] no text breaks the parser: it answers or points at a column of the text", () => {
  const piece = fc.constantFrom('"', "(", ")", "-", " or ", " ", "hp", ">=", ":", "set:", "9", "é");
  const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text, (query) => {
      try {
        parseSearchQuery(query, pokemon);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const column = Number(error.facts["column"]);
        expect(error.code).toBe("catalog.bad_query");
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(query.length + 1);
      }
    }),
    { numRuns: 500 },
  );
});

test("[API-4] depth and number of terms are bounded", () => {
  expect(() => parseSearchQuery("(".repeat(400), pokemon)).toThrow("levels are the most");
  expect(() => parseSearchQuery("a ".repeat(60), pokemon)).toThrow("terms are the most");
  expect(() => parseSearchQuery("a".repeat(501), pokemon)).toThrow("characters are the most");
});

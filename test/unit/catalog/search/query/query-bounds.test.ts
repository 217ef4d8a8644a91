import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { stepsOf } from "#functions/catalog/search/query/steps.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { DomainError } from "#shared/kernel/errors.ts";

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
  expect(() => parseSearchQuery("a ".repeat(60), pokemon)).toThrow(
    "50 terms are the most; each word is one",
  );
  expect(() => parseSearchQuery("a".repeat(501), pokemon)).toThrow("characters are the most");
});

const refusedAt = (query: string) => {
  try {
    parseSearchQuery(query, pokemon);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.facts["column"];
  }
};

test.each([
  ["500 characters", "a".repeat(500), "a".repeat(501), 501],
  ["50 words", "a ".repeat(50), "a ".repeat(51), 101],
  ["50 phrases", '"a"'.repeat(50), '"a"'.repeat(51), 151],
  ["10 texts", "text:a ".repeat(10), "text:a ".repeat(11), 71],
  ["50 words of a name", `n:"${"a ".repeat(50)}"`, `n:"${"a ".repeat(51)}"`, 1],
  ["50 words in one", `${"a.".repeat(50)}`, `${"a.".repeat(51)}`, 1],
  ["48 words after folding", "ﷺ.".repeat(12), "ﷺ.".repeat(13), 1],
  ["50 fields", "hp:1 ".repeat(50), "hp:1 ".repeat(51), 251],
  ["20 levels", `${"(".repeat(20)}a${")".repeat(20)}`, `${"(".repeat(21)}a${")".repeat(21)}`, 22],
  ["20 times not", `${"-".repeat(20)}a`, `${"-".repeat(21)}a`, 22],
])("[API-4] %s are read and one more is refused, at its column", (_what, most, more, column) => {
  expect(refusedAt(most)).toBeUndefined();
  expect(refusedAt(more)).toBe(column);
});

test("[API-4] nicknames cost what they mean, also those of several words", () => {
  const some = fc.shuffledSubarray(Object.keys(pokemon.nicknames ?? {}), { maxLength: 16 });
  fc.assert(
    fc.property(some, (said) => {
      const query = said.join(" ").slice(0, 500);
      if (refusedAt(query) !== undefined) return;
      expect(stepsOf(parseSearchQuery(query, pokemon))).toBeLessThanOrEqual(50);
    }),
    { numRuns: 300 },
  );
});

test("[API-4] signs that are no terms do not count as such", () => {
  expect(refusedAt(`${"-a or ".repeat(49)}-a`)).toBeUndefined();
});

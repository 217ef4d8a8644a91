import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/search-query.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { judgedQueries } from "#test/judged/judged-queries.ts";

test("[SRCH-2] there are 150 judged searches and more, each once, and each can be read", () => {
  const all = judgedQueries();
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(new Set(all.map(({ language, query }) => `${language} ${query}`)).size).toBe(all.length);
  for (const { query } of all) expect(() => parseSearchQuery(query, pokemon)).not.toThrow();
});

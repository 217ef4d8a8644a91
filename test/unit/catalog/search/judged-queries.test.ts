import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { judgedQueries } from "#test/judged/judged-queries.ts";

test("[SRCH-2] there are 400 judged searches and more, each once, and each can be read", () => {
  const all = judgedQueries();
  expect(all.length).toBeGreaterThanOrEqual(400);
  expect(new Set(all.map(({ catalogue, query }) => `${catalogue} ${query}`)).size).toBe(all.length);
  for (const { catalogue, query } of all) {
    const game = catalogue === "onepiece" ? onepiece : pokemon;
    expect(() => parseSearchQuery(query, game)).not.toThrow();
  }
});

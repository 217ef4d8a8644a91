import { expect, test } from "vitest";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { indexOf, inSet } from "#test/support/catalogue/searched-cards.ts";

const print = (place: string, name: string, normalizedRarity = "Super Rare") =>
  inSet(place, { name, normalizedRarity, attributes: { cardCode: "OP02-013" } }, "onepiece");

/** Sets of no known day, of which that of promotional prints comes first by its id. */
const index = indexOf(onepiece, [
  print("569801-OP02-013_p5", "Portgas.D.Ace"),
  print("op02-013", "Portgas.D.Ace"),
  print("op02-013_p1", "Portgas.D.Ace"),
  print("prb01-OP02-013_r1", "Portgas.D.Ace"),
]);

const found = (q: string) =>
  searchCards(index, { query: parseSearchQuery(q, onepiece), sort: "relevance", limit: 9 }).hits;

test.each(["portgas d ace", "ace", "OP02-013", "op02013"])(
  "[SRCH-2] %s finds the card before its other prints",
  (q) => {
    expect(found(q)).toHaveLength(4);
    expect(found(q)[0]).toBe("onepiece:en:op02-013");
  },
);

test.each([
  ["ace alt art", 2],
  ["ace (parallel)", 2],
  ["is:reprint", 1],
  ["ace -is:parallel -is:reprint", 1],
])("[SRCH-1] %s finds %i prints", (q, count) => {
  expect(found(q)).toHaveLength(count);
});

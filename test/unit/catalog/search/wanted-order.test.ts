import fc from "fast-check";
import { expect, test } from "vitest";
import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { type SearchPosition, searchSorts } from "#functions/catalog/search/search-index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { WantedPrintings } from "#schemas/storage/interest.ts";
import { PrintingId } from "#schemas/values.ts";
import { cardsArbitrary, treeArbitrary } from "#test/support/catalogue/arbitrary-searches.ts";
import { indexOf, inSet } from "#test/support/catalogue/searched-cards.ts";

const cards = [
  inSet("a-1", { name: "Mew", set: { releasedOn: "1999-01-09" } }),
  inSet("b-1", { name: "Mew", set: { releasedOn: "2010-01-09" } }),
  inSet("c-1", { name: "Mew", set: { releasedOn: "2020-01-09" } }),
  inSet("c-2", { name: "Mew ex", set: { releasedOn: "2020-01-09" } }),
  inSet("d-1", { name: "Mew", set: { releasedOn: "2023-01-09" } }),
];
const want = (points: Readonly<Record<string, number>>): WantedPrintings =>
  Object.entries(points).map(([short, own]) => [PrintingId.parse(`pokemon:en:${short}`), own]);

function found(q: string, points: Readonly<Record<string, number>> = {}) {
  const query = parseSearchQuery(q, pokemon);
  const request = { query, sort: "relevance", limit: 100 } as const;
  const { hits } = searchCards(indexOf(pokemon, cards, want(points)), request);
  return hits.map((id) => id.split(":")[2]).join(" ");
}

test("[SRCH-1] where nobody wants anything the first printing comes first, then the newest", () => {
  expect(found("mew")).toBe("a-1 d-1 c-1 b-1 c-2");
});

test("[SRCH-1] of cards that words say as much for, those come first that people want most, behind the first printing", () => {
  expect(found("mew", { "b-1": 20 })).toBe("a-1 b-1 d-1 c-1 c-2");
  expect(found("mew", { "b-1": 20, "c-1": 400 })).toBe("a-1 c-1 b-1 d-1 c-2");
});

test("[SRCH-1] cards that are wanted alike stand by day, the newest first", () => {
  expect(found("mew", { "b-1": 20, "c-1": 20.1, "a-1": 1 })).toBe("a-1 c-1 b-1 d-1 c-2");
});

test("[SRCH-1] however much people want a card, what words say for another counts more", () => {
  expect(found("mew", { "c-2": 1e12 })).toBe("a-1 d-1 c-1 b-1 c-2");
  expect(found("mew ex", { "d-1": 1e12 })).toMatch(/^c-2/);
});

test("[SRCH-1] who asks for nothing sees what people want, then the newest", () => {
  expect(found("", { "a-1": 3, "b-1": 90 })).toBe("b-1 a-1 d-1 c-1 c-2");
});

test("[SRCH-1] weights of nothing order every search as no weights do, by any order", () => {
  fc.assert(
    fc.property(
      cardsArbitrary,
      treeArbitrary,
      fc.constantFrom(...searchSorts),
      (given, query, sort) => {
        const plain = indexContent(pokemon, given, []);
        const weighed = { ...plain, weights: plain.ids.map(() => 0) };
        const request = { query, sort, limit: 100 };
        const [one, other] = [plain, weighed].map(
          (file) => searchCards(new CardIndex(file, pokemon), request).hits,
        );
        expect(other).toEqual(one);
      },
    ),
    { numRuns: 200 },
  );
});

test("[SRCH-1] by weights too, pages of any size are the whole list cut up", () => {
  const sizes = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(cardsArbitrary, fc.infiniteStream(fc.nat(255)), sizes, (given, chances, limit) => {
      const plain = indexContent(pokemon, given, []);
      const weights = [...chances.take(plain.ids.length)];
      const index = new CardIndex({ ...plain, weights }, pokemon);
      const request = { query: { kind: "all" }, sort: "relevance" } as const;
      const seen: PrintingId[] = [];
      for (let after: SearchPosition | undefined, isOver = false; !isOver; ) {
        const page = searchCards(index, { ...request, limit, after });
        seen.push(...page.hits);
        [after, isOver] = [page.next, page.next === undefined];
      }
      expect(seen).toEqual(searchCards(index, { ...request, limit: 100 }).hits);
      const ofHits = seen.map((id) => weights[plain.ids.indexOf(id)] ?? 0);
      expect(ofHits).toEqual(ofHits.toSorted((a, b) => b - a));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { encodeIndex } from "#functions/catalog/indexing/index-file.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { searchCards } from "#functions/catalog/search/search-cards.ts";
import { type SearchSort, searchSorts } from "#functions/catalog/search/search-index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import { cardsArbitrary } from "#test/support/catalogue/arbitrary-searches.ts";
import { easyReader } from "#test/support/catalogue/catalog.ts";

/** A search over an index that is exchanged between two pages. */
function catalogueOf(cards: readonly IndexedCard[]) {
  let nowMs = Date.parse("2026-02-01T06:00:00Z");
  let { version, content } = encodeIndex(indexContent(pokemon, cards, []));
  const pointers = {
    current: async (game: string) => ({
      ...{ game, format: indexFormat, version, key: version, cards: 0 },
      builtAt: new Date(nowMs).toISOString(),
    }),
  };
  const files = { load: async () => content };
  const clock = () => new Date(nowMs);
  const index = currentSearchIndex(pokemon, { ...easyReader, pointers, files, clock });
  return {
    page: (sort: SearchSort, cursor?: string) =>
      searchCards({ q: "", game: "pokemon", sort, limit: 2, cursor }, { searchIn: () => index }),
    exchange(next: readonly IndexedCard[]) {
      ({ version, content } = encodeIndex(indexContent(pokemon, next, [])));
      nowMs += 11_000;
    },
  };
}

const steady = searchSorts.filter((sort) => sort !== "relevance");

test("[SRCH-2] by any order but relevance no card is lost or shown twice that stays as it is while the index changes", async () => {
  await fc.assert(
    fc.asyncProperty(
      cardsArbitrary,
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.constantFrom(...steady),
      async (cards, isThere, sort) => {
        const later = cards.filter((_card, at) => isThere[at]);
        const { page, exchange } = catalogueOf(cards);
        const first = await page(sort);
        exchange(later);
        const seen = first.items.map(({ id }) => id);
        for (let cursor = first.nextCursor; cursor; ) {
          const next = await page(sort, cursor);
          seen.push(...next.items.map(({ id }) => id));
          cursor = next.nextCursor;
        }
        const staying = later.map(({ card }) => card.id);
        const shown = seen.filter((id) => staying.includes(id));
        expect(shown.toSorted()).toEqual(staying.sort());
      },
    ),
    { numRuns: 200 },
  );
});

test("[SRCH-2] by relevance a cursor says that the catalogue has changed", async () => {
  await fc.assert(
    fc.asyncProperty(cardsArbitrary, async (cards) => {
      fc.pre(cards.length > 2);
      const { page, exchange } = catalogueOf(cards);
      const { nextCursor: cursor } = await page("relevance");
      expect((await page("relevance", cursor)).items.length).toBeGreaterThan(0);
      exchange(cards.slice(1));
      const stale = { code: "catalog.stale_cursor" };
      await expect(page("relevance", cursor)).rejects.toMatchObject(stale);
      const { nextCursor } = await page("relevance");
      expect((await page("relevance", nextCursor)).items.length).toBeGreaterThan(0);
    }),
    { numRuns: 20 },
  );
});

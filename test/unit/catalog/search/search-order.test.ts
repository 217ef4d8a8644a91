import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildIndex } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { type CardSearch, searchCards } from "#functions/catalog/search/search-cards.ts";
import type { SearchSort } from "#functions/catalog/search/search-index.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet, easyReader } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

/** Three sets, the newest first by id; the last one has no date. */
const sets = [
  { id: "a", releasedOn: "2023-03-31", cards: { 1: "Mew", 10: "Mewtwo ex", 9: "Mewtwo" } },
  { id: "b", releasedOn: "1999-01-09", cards: { 2: "Mewtwo", 1: "Abra" } },
  { id: "c", releasedOn: undefined, cards: { 3: "mew" } },
];

/** Common, uncommon, rare, a word that the table has not, none. */
const rarities: Readonly<Record<string, string>> = {
  ...{ "b-1": "Common", "b-2": "Uncommon", "a-1": "Uncommon", "a-10": "Double Rare" },
  "a-9": "Odd",
};
function rarityOf(place: string) {
  const rarity = rarities[place];
  return rarity === undefined ? {} : { rarity };
}

async function given(language: "en" | "de" = "en") {
  const store = memoryCatalogStore();
  const deps = {
    ...{ store, files: memoryIndexFiles(), pointers: memoryIndexPointers() },
    clock: () => new Date("2026-02-01T06:00:00.000Z"),
  };
  const provenance = aProvenance();
  for (const { id, releasedOn, cards } of sets) {
    const own = setId("pokemon", language, id);
    const { releasedOn: _day, ...set } = aSet({ id: own, language, name: id });
    const all = Object.entries(cards).map(([number, name]) =>
      aCard({ setId: own, language, number, name, ...rarityOf(`${id}-${number}`) }),
    );
    const members = all.map((card) => card.id);
    const dated = { ...set, ...(releasedOn && { releasedOn }) };
    await recordSet({ set: dated, members, provenance }, deps);
    await recordCards(
      all.map((card) => ({ card, provenance })),
      deps,
    );
  }
  await buildIndex("pokemon", deps);
  const index = currentSearchIndex(pokemon, { ...easyReader, ...deps });
  return (q: string, sort: SearchSort, more: Partial<CardSearch> = {}) =>
    searchCards({ game: "pokemon", q, sort, limit: 20, ...more }, { searchIn: () => index });
}

let search: Awaited<ReturnType<typeof given>>;
beforeAll(async () => {
  search = await given();
});
const short = (id: string) => id.replace("pokemon:en:", "");

const orders: readonly (readonly [SearchSort, string, string])[] = [
  ["name", "", "b-1 a-1 c-3 a-9 b-2 a-10"],
  ["-name", "", "a-10 a-9 b-2 c-3 a-1 b-1"],
  ["number", "", "a-1 b-1 b-2 c-3 a-9 a-10"],
  ["-number", "", "a-10 a-9 c-3 b-2 a-1 b-1"],
  ["rarity", "", "b-1 a-1 b-2 a-10 a-9 c-3"],
  ["-rarity", "", "a-10 a-1 b-2 b-1 a-9 c-3"],
  ["name", "order:-rarity", "a-10 a-1 b-2 b-1 a-9 c-3"],
  ["name", "mewtwo order:newest", "a-9 a-10 b-2"],
  ["released", "", "c-3 b-1 b-2 a-1 a-9 a-10"],
  ["-released", "", "a-1 a-9 a-10 b-1 b-2 c-3"],
  ["relevance", "", "a-1 a-9 a-10 b-1 b-2 c-3"],
  ["relevance", "mewtwo", "b-2 a-9 a-10"],
  ["relevance", '"mew" or abra', "a-1 c-3 b-1"],
];

test.each(orders)("[SRCH-2] by %s the hits of %j are in this order: %s", async (sort, q, order) => {
  const { items, total } = await search(q, sort);
  expect(items.map(({ id }) => short(id)).join(" ")).toBe(order);
  expect(total).toBe(items.length);
});

test("[SRCH-2] pages of any size, by any order, are the whole list cut up", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...orders),
      fc.integer({ min: 1, max: 6 }),
      async ([sort, q, order], limit) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await search(q, sort, { limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map(({ id }) => short(id)));
          cursor = page.nextCursor;
        } while (cursor);
        expect(seen.join(" ")).toBe(order);
      },
    ),
    { numRuns: 60 },
  );
});

test("the last page has no cursor, also when it is full", async () => {
  expect(await search("", "name", { limit: 6 })).not.toHaveProperty("nextCursor");
  expect(await search("", "name", { limit: 5 })).toHaveProperty("nextCursor");
});

test("[CAT-5] a search in a language finds no card of another", async () => {
  expect((await search("", "name", { language: "en" })).total).toBe(6);
  expect((await search("", "name", { language: "de" })).total).toBe(0);
});

test("a cursor belongs to one order, one language and one query", async () => {
  const { nextCursor: cursor } = await search("mew", "name", { limit: 1 });
  const refused = { code: "request.bad_cursor" };
  await expect(search("mew", "-name", { cursor })).rejects.toMatchObject(refused);
  await expect(search("mewtwo", "name", { cursor })).rejects.toMatchObject(refused);
  await expect(search("mew", "name", { cursor, language: "en" })).rejects.toMatchObject(refused);
});

import { expect, test } from "vitest";
import { buildIndex } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import { searchCards } from "#functions/catalog/search/search-cards.ts";
import type { SearchSort } from "#functions/catalog/search/search-index.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import {
  aCard,
  aProvenance,
  aSet,
  easyReader,
  storeWith,
} from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const start = Date.parse("2026-02-01T06:00:00.000Z");

const cards: readonly Card[] = [
  aCard({
    number: "4",
    name: "Charizard",
    rarity: "Rare",
    attributes: { hp: 120, types: ["Fire"], dexIds: [6] },
  }),
  aCard({
    number: "11",
    name: "Charizard ex",
    attributes: { hp: 330, types: ["Darkness"], dexIds: [6] },
  }),
  aCard({ number: "2", name: "Blastoise", attributes: { hp: 100, types: ["Water"], dexIds: [9] } }),
  aCard({
    number: "27",
    name: "Farfetch’d",
    attributes: { hp: 50, types: ["Colorless"], dexIds: [83] },
  }),
  aCard({
    number: "17",
    name: "Umbreon ★",
    attributes: { hp: 70, types: ["Darkness"], dexIds: [197] },
  }),
  aCard({ number: "80", name: "Pokémon Flute", category: "trainer" }),
];

async function searchable(of: readonly Card[] = cards) {
  const store = await storeWith(of);
  const [files, pointers] = [memoryIndexFiles(), memoryIndexPointers()];
  let nowMs = start;
  const deps = { store, files, pointers, clock: () => new Date(nowMs) };
  await buildIndex("pokemon", deps);
  const index = currentSearchIndex(pokemon, { ...easyReader, ...deps });
  const request = { game: "pokemon" as const, sort: "relevance" as SearchSort, limit: 20 };
  const search = (q: string, more: object = {}) =>
    searchCards({ ...request, q, ...more }, { searchIn: () => index });
  const names = async (q: string, more: object = {}) =>
    (await search(q, more)).items.map(({ name }) => name);
  return { ...deps, search, names, wait: (ms: number) => (nowMs += ms) };
}

test.each([
  ["charizard", ["Charizard", "Charizard ex"]],
  ["char", ["Charizard", "Charizard ex"]],
  ["charzard", ["Charizard", "Charizard ex"]],
  ["chari -type:fire", ["Charizard ex"]],
  ["farfetchd", ["Farfetch’d"]],
  ["pokemon flute", ["Pokémon Flute"]],
  ["umbreon star", ["Umbreon ★"]],
  ["set:base1 hp>=120", ["Charizard", "Charizard ex"]],
  ['"charizard ex"', ["Charizard ex"]],
  ["blastoise or farfetch", ["Blastoise", "Farfetch’d"]],
  ["(dex:9 or dex:6) hp<200", ["Blastoise", "Charizard"]],
  ["year:1999 number:4", ["Charizard"]],
  ["year:2000", []],
  ["zzzz", []],
])("[SRCH-1] %s finds %j", async (query, expected) => {
  const { names } = await searchable();
  expect((await names(query)).toSorted()).toEqual([...expected].sort());
});

test("[SRCH-2] a whole name comes before a longer one", async () => {
  const { names } = await searchable();
  expect(await names("charizard")).toEqual(["Charizard", "Charizard ex"]);
});

test.each<SearchSort>(["relevance", "name", "-name", "number", "released", "-released"])(
  "[SRCH-2] pages by %s hold every card once",
  async (sort) => {
    const { search } = await searchable();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search("", { sort, limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      expect(page.total).toBe(cards.length);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(cards.map(({ id }) => id).sort());
    if (sort === "number")
      expect(seen.map((id) => id.split("-")[1])).toEqual("2 4 11 17 27 80".split(" "));
  },
);

test("a cursor of another search is refused", async () => {
  const { search } = await searchable();
  const { nextCursor: cursor } = await search("", { limit: 1 });
  await expect(search("charizard", { cursor })).rejects.toMatchObject({
    code: "request.bad_cursor",
  });
});

test("a page goes on where it was when cards came and went meanwhile", async () => {
  const { search, wait, store, ...deps } = await searchable();
  const first = await search("", { sort: "name", limit: 2 });
  expect(first.items.map(({ name }) => name)).toEqual(["Blastoise", "Charizard"]);
  const card = aCard({ number: "1", name: "Alakazam" });
  const gone = { ...aCard({ number: "4", name: "Zapdos" }) };
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
  await recordCards(
    [card, gone].map((one) => ({ card: one, provenance })),
    { store },
  );
  wait(11_000);
  await buildIndex("pokemon", { ...deps, store });
  const next = await search("", { sort: "name", limit: 1, cursor: first.nextCursor });
  expect(next.items.map(({ name }) => name)).toEqual(["Charizard ex"]);
});

test("a page leaves out no card when the name that it ended with is gone", async () => {
  const { search, wait, store, ...deps } = await searchable();
  const first = await search("", { sort: "name", limit: 5 });
  expect(first.items.at(-1)?.name).toBe("Pokémon Flute");
  const card = aCard({ number: "80", name: "Alakazam", category: "trainer" });
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
  await recordCards([{ card, provenance }], { store });
  wait(11_000);
  await buildIndex("pokemon", { ...deps, store });
  const next = await search("", { sort: "name", limit: 5, cursor: first.nextCursor });
  expect(next.items.map(({ name }) => name)).toEqual(["Umbreon ★"]);
});

test("a new index is taken after ten seconds, loaded once for all who ask", async () => {
  const { search, wait, files, store, ...deps } = await searchable();
  await Promise.all([search("a"), search("b"), search("c")]);
  // The index, and what its cards are called elsewhere.
  expect(files.loads()).toBe(2);
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
  const card = aCard({ name: "Renamed" });
  await recordCards([{ card, provenance }], { store });
  wait(1_000);
  await buildIndex("pokemon", { ...deps, files, store });
  expect((await search("renamed")).total).toBe(0);
  wait(10_000);
  expect((await search("renamed")).total).toBe(1);
  // Nobody calls it otherwise than before.
  expect(files.loads()).toBe(3);
});

test("[LAKE-6] equal catalogues make equal indexes, whatever order they came in", async () => {
  const [one, other] = [await searchable(), await searchable(cards.toReversed())];
  const versions = await Promise.all(
    [one, other].map(async ({ pointers }) => (await pointers.current("pokemon"))?.version),
  );
  expect(versions[0]).toBe(versions[1]);
  expect(await buildIndex("pokemon", one)).toMatchObject({ outcome: "unchanged", cards: 6 });
});

test("[CAT-5] a game without an index is an empty catalogue, until it has one", async () => {
  const deps = { ...(await searchable()), pointers: memoryIndexPointers() };
  const index = currentSearchIndex(onepiece, { ...easyReader, ...deps });
  const request = { q: "", game: "onepiece" as const, sort: "name" as const, limit: 1 };
  const search = () => searchCards(request, { searchIn: () => index });
  expect(await search()).toEqual({ items: [], total: 0 });
  expect(await index.otherLanguages(aCard().id)).toBeUndefined();
  const set = { ...aSet(), id: setId("onepiece", "en", "op01"), game: "onepiece" };
  const card = aCard({ setId: set.id, game: "onepiece", attributes: { power: 5000 } });
  const provenance = aProvenance();
  await recordSet({ set, members: [card.id], provenance }, deps);
  await recordCards([{ card, provenance }], deps);
  await buildIndex("onepiece", deps);
  const { items } = await search();
  expect(items).toMatchObject([{ game: "onepiece", power: 5000 }]);
  expect(items[0]).not.toHaveProperty("attributes");
});

test("[OPS-6] hits come whole from the index, as the table has them, and no card is read", async () => {
  const many = Array.from({ length: 19 }, (_none, index) => aCard({ number: String(index + 1) }));
  const { store, search } = await searchable(many);
  const { items } = await search("charizard", { sort: "number" });
  expect(items.map(({ number }) => number)).toEqual(many.map(({ number }) => number));
  const unknown = { otherLanguages: async () => undefined, sharedIds: async () => undefined };
  for (const item of items) expect(item).toEqual(await getCard(item.id, { store, ...unknown }));
  store.cards = async () => {
    throw new Error("A card was read from the table.");
  };
  expect((await search("charizard", { sort: "-name", limit: 3 })).items).toHaveLength(3);
});

import { expect, test } from "vitest";
import { buildIndex, type CatalogStore } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { decodeIndex, encodeIndex } from "#functions/catalog/indexing/index-file.ts";
import { askIndex } from "#functions/catalog/reading/ask-index.ts";
import { listSetCards } from "#functions/catalog/reading/list-set-cards.ts";
import { searchCards } from "#functions/catalog/search/search-cards.ts";
import type { SetPage } from "#functions/catalog/search/search-index.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { SetId } from "#schemas/values.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet, easyReader } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const game = "pokemon";
const [before, base, behind] = ["ba", "base1", "base10"].map((id) => setId(game, "en", id));
/** More than two blocks of packed cards; as texts they stand in another order. */
const numbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "10a", "11", "TG1", "TG12"];
const removed = ["1", "3", "9", "10", "TG12"];
const provenance = aProvenance();
const fromStore = async () => undefined;

const cardsOf = (set: SetId) =>
  numbers.map((number) => aCard({ setId: set, number, crosswalk: {} }));

/** Three sets that stand side by side, from whose middle one some cards were removed, and an index. */
async function indexed() {
  const { now: clock, advance } = fakeClock();
  const [store, files, pointers] = [
    memoryCatalogStore(),
    memoryIndexFiles(),
    memoryIndexPointers(),
  ];
  const deps = { store, files, pointers, clock };
  for (const id of [before, base, behind].filter((one) => one !== undefined)) {
    const cards = cardsOf(id);
    const left = cards.filter(({ number }) => id !== base || !removed.includes(number));
    const members = left.map((card) => card.id);
    await recordSet({ set: aSet({ id, crosswalk: {} }), members, provenance }, { store });
    await recordCards(
      cards.map((card) => ({ card, provenance })),
      { store },
    );
  }
  await buildIndex(game, deps);
  const index = currentSearchIndex(pokemon, { ...deps, ...easyReader });
  return { ...deps, advance, index };
}

/** All pages of a set. */
async function pagesOf(
  deps: { store: CatalogStore; indexedSet: Parameters<typeof listSetCards>[1]["indexedSet"] },
  { id = aSet().id, limit }: { id?: SetId; limit: number },
) {
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = await listSetCards({ setId: id, limit, cursor }, deps);
    pages.push(page);
    cursor = page.nextCursor;
    // A cursor that does not go on would be followed for ever.
  } while (cursor !== undefined && pages.length <= numbers.length);
  return pages;
}

/** A store that fails whoever reads a set of it. */
const silent = (store: CatalogStore): CatalogStore => ({
  ...store,
  setCards: async () => Promise.reject(new Error("Cards were read from the store.")),
  set: async () => Promise.reject(new Error("A set was read from the store.")),
  members: async () => Promise.reject(new Error("Members were read from the store.")),
});

test.each([1, 4, 13, 14, 100])(
  "[CAT-4] pages of %i cards from the index are those from the store, removed cards and cursors included",
  async (limit) => {
    const { store, index } = await indexed();
    const expected = await pagesOf({ store, indexedSet: fromStore }, { limit });
    const own = await pagesOf({ store: silent(store), indexedSet: index.setCards }, { limit });
    expect(own).toEqual(expected);
    const items = own.flatMap((page) => page.items);
    expect(items.map(({ number }) => number)).toEqual(numbers);
    const gone = items.filter(({ status }) => status === "removed");
    expect(gone.map(({ number }) => number)).toEqual(removed);
  },
);

test("[OPS-6] a page of a set reads neither the set nor its cards nor the list of its members", async () => {
  const { store, index } = await indexed();
  const deps = { store: silent(store), indexedSet: index.setCards };
  for (const id of [before, base, behind]) {
    const { items } = await listSetCards({ setId: id ?? aSet().id, limit: 100 }, deps);
    expect(items.map(({ number }) => number)).toEqual(numbers);
  }
});

test("[CAT-4] no search finds what a set still shows as removed", async () => {
  const { index } = await indexed();
  const request = { q: "set:base1", game, sort: "number", limit: 100 } as const;
  const { items, total } = await searchCards(request, { searchIn: () => index });
  expect(total).toBe(numbers.length - removed.length);
  expect(items.map(({ number }) => number)).toEqual(
    numbers.filter((one) => !removed.includes(one)),
  );
});

test("[CAT-4] a list of a set follows what was removed and came back once the index is built", async () => {
  const { index, advance, ...deps } = await indexed();
  const { store } = deps;
  const list = async () => {
    const { items } = await listSetCards(
      { setId: aSet().id, limit: 100 },
      { store: silent(store), indexedSet: index.setCards },
    );
    return items.filter(({ status }) => status === "removed").map(({ number }) => number);
  };
  expect(await list()).toEqual(removed);
  const members = cardsOf(aSet().id)
    .filter(({ number }) => number !== "2")
    .map(({ id }) => id);
  const later = aProvenance({ observedAt: "2026-02-03T06:00:00.000Z" });
  await recordSet({ set: aSet(), members, provenance: later }, { store });
  await advance(11_000);
  await buildIndex(game, deps);
  expect(await list()).toEqual(["2"]);
});

test("a page goes on behind a card that is not there any more", async () => {
  const { index } = await indexed();
  const after = aCard({ number: "10b" }).id;
  const page = await index.setCards(aSet().id, { limit: 1, after });
  expect(page?.cards.map(({ number }) => number)).toEqual(["11"]);
  expect(page?.hasMore).toBe(true);
  const end = await index.setCards(aSet().id, { limit: 1, after: aCard({ number: "TG12" }).id });
  expect(end).toEqual({ cards: [], hasMore: false });
});

test("a set of which only removed cards are left is listed from the index", async () => {
  const { store, ...deps } = await indexed();
  const id = setId(game, "en", "gone");
  await recordSet(
    { set: aSet({ id, crosswalk: {} }), members: [aCard().id], provenance },
    { store },
  );
  await recordCards([{ card: aCard({ setId: id }), provenance }], { store });
  await deps.advance(11_000);
  await buildIndex(game, { ...deps, store });
  const asked = { store: silent(store), indexedSet: deps.index.setCards };
  const { items } = await listSetCards({ setId: id, limit: 9 }, asked);
  expect(items).toMatchObject([{ number: "4", status: "removed" }]);
});

test("a set that the index does not hold yet is listed from the store", async () => {
  const { store, index } = await indexed();
  const id = setId(game, "en", "new");
  const card = aCard({ setId: id });
  await recordSet({ set: aSet({ id, crosswalk: {} }), members: [card.id], provenance }, { store });
  await recordCards([{ card, provenance }], { store });
  const { items } = await listSetCards(
    { setId: id, limit: 9 },
    { store, indexedSet: index.setCards },
  );
  expect(items).toMatchObject([{ id: card.id, status: "current" }]);
});

test("an index of before, which does not tell what was removed, lists no set", async () => {
  const { store, pointers, files, clock, advance } = await indexed();
  const pointer = await pointers.current(game);
  if (!pointer) throw new Error("There is no current index.");
  const { removed: _unknown, ...old } = decodeIndex(await files.load(pointer.key), pointer.version);
  const { version, content } = encodeIndex(old);
  await files.save("indexes/game=pokemon/old.json.gz", content);
  await advance(1_000);
  const key = "indexes/game=pokemon/old.json.gz";
  await pointers.publish({ ...pointer, version, key, builtAt: clock().toISOString() });
  const index = currentSearchIndex(pokemon, { files, pointers, clock, ...easyReader });
  expect(await index.setCards(aSet().id, { limit: 9 })).toBeUndefined();
  const { items } = await listSetCards(
    { setId: aSet().id, limit: 100 },
    { store, indexedSet: index.setCards },
  );
  expect(items.map(({ number }) => number)).toEqual(numbers);
});

test("an index that cannot be read costs a set nothing but the reading, and is told", async () => {
  const { store, clock } = await indexed();
  const index = currentSearchIndex(pokemon, {
    ...{ files: memoryIndexFiles(), clock, ...easyReader },
    pointers: { current: async () => Promise.reject(new Error("The table is away.")) },
  });
  const troubles: unknown[] = [];
  const deps = {
    searchIn: () => index,
    games,
    onTrouble: (...all: unknown[]) => troubles.push(all),
  };
  const indexedSet = (id: SetId, page: SetPage) =>
    askIndex(id, (one) => one.setCards(id, page), deps);
  const { items } = await listSetCards({ setId: aSet().id, limit: 100 }, { store, indexedSet });
  expect(items).toHaveLength(numbers.length);
  expect(troubles).toEqual([[game, new Error("The table is away.")]]);
});

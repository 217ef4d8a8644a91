import { expect, test } from "vitest";
import { buildIndex, type CatalogStore, findCards } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import { getGeneration } from "#functions/catalog/reading/get-generation.ts";
import { listSets } from "#functions/catalog/reading/list-sets.ts";
import { rememberingStore } from "#functions/catalog/reading/remembering-store.ts";
import { searchCards } from "#functions/catalog/search/search-cards.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
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

/** A store that counts how often each of its methods is called. */
function counted(store: CatalogStore) {
  const calls: Record<string, number> = {};
  const counting = new Proxy(store, {
    get(target, name: keyof CatalogStore & string) {
      const method: (...args: never[]) => unknown = target[name];
      return (...args: never[]) => {
        calls[name] = (calls[name] ?? 0) + 1;
        return method(...args);
      };
    },
  });
  return { store: counting, calls };
}

const sets = ["base1", "base2", "base3"].map((id) => setId("pokemon", "en", id));

async function cardsOfThreeSets() {
  const memory = memoryCatalogStore();
  for (const id of sets) {
    const card = aCard({ setId: id });
    const provenance = aProvenance();
    await recordSet({ set: aSet({ id }), members: [card.id], provenance }, { store: memory });
    await recordCards([{ card, provenance }], { store: memory });
  }
  return memory;
}

test("[OPS-6] a page of hits reads neither cards nor lists of a set's members", async () => {
  const memory = await cardsOfThreeSets();
  const clock = fakeClock().now;
  const index = {
    ...{ files: memoryIndexFiles(), pointers: memoryIndexPointers(), clock },
    ...easyReader,
  };
  await buildIndex("pokemon", { store: memory, ...index });
  const { store, calls } = counted(memory);
  const deps = { store, searchIn: () => currentSearchIndex(pokemon, index) };
  const request = { q: "charizard", game: "pokemon", sort: "name", limit: 20 } as const;
  const { items } = await searchCards(request, deps);
  expect(items.map(({ status }) => status)).toEqual(["current", "current", "current"]);
  expect(calls).toEqual({});
});

test("[OPS-6] cards of a collection are found without the lists of their sets", async () => {
  const { store, calls } = counted(await cardsOfThreeSets());
  const found = await findCards(
    sets.map((id) => aCard({ setId: id }).id),
    { store },
  );
  expect(found.size).toBe(3);
  expect(calls).toEqual({ cards: 1 });
});

test("[OPS-6] sets and generations are read once a minute, however many ask", async () => {
  const clock = fakeClock();
  const memory = await storeWith([aCard()]);
  const { store, calls } = counted(memory);
  const remembering = rememberingStore(store, clock.now);
  const list = () =>
    listSets({ game: "pokemon", language: "en", limit: 20 }, { store: remembering });
  await Promise.all([list(), list()]);
  await clock.advance(59_000);
  await list();
  expect(calls["sets"]).toBe(1);
  const renamed = { ...aSet(), name: "Renamed" };
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
  await recordSet({ set: renamed, members: [], provenance }, { store: memory });
  expect((await list()).items[0]?.name).toBe("Base Set");
  await clock.advance(1_000);
  expect((await list()).items[0]?.name).toBe("Renamed");
  expect(calls["sets"]).toBe(2);
});

test("a set or generation that was not there is seen as soon as it is", async () => {
  const store = memoryCatalogStore();
  const remembering = rememberingStore(store, fakeClock().now);
  const request = { game: "pokemon", language: "en", limit: 20 } as const;
  expect((await listSets(request, { store: remembering })).items).toEqual([]);
  expect(await remembering.set(aSet().id)).toBeUndefined();
  await expect(
    getGeneration({ game: "pokemon", generation: 1 }, { store: remembering }),
  ).rejects.toThrow("no generation 1");
  await recordSet({ set: aSet(), members: [], provenance: aProvenance() }, { store });
  expect((await listSets(request, { store: remembering })).items).toHaveLength(1);
  expect((await remembering.set(aSet().id))?.value.name).toBe("Base Set");
});

test("[CAT-4] a card that was just removed says so, whatever is remembered", async () => {
  const memory = await storeWith([aCard()]);
  const store = rememberingStore(memory, fakeClock().now);
  const asked = { store, otherLanguages: async () => undefined, sharedIds: async () => undefined };
  expect((await getCard(aCard().id, asked)).status).toBe("current");
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
  await recordSet({ set: aSet(), members: [], provenance }, { store: memory });
  expect((await getCard(aCard().id, asked)).status).toBe("removed");
});

import { expect, test } from "vitest";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import { getGeneration } from "#functions/catalog/reading/get-generation.ts";
import { listSetCards } from "#functions/catalog/reading/list-set-cards.ts";
import { listSets } from "#functions/catalog/reading/list-sets.ts";
import { listSpecies } from "#functions/catalog/reading/list-species.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet, storeWith } from "#test/support/catalogue/catalog.ts";
import { recordSet, recordSpecies } from "#test/support/catalogue/silver.ts";

const provenance = aProvenance();
const game = "pokemon";
/** As before the first index was built. */
const indexedSet = async () => undefined;
const ofPokemon = { game, language: "en" } as const;

async function threeSets() {
  const store = memoryCatalogStore();
  for (const [id, releasedOn, series] of [
    ["base1", "1999-01-09", "base"],
    ["me05", "2026-07-17", "me"],
    ["base2", "1999-06-16", "base"],
  ] as const) {
    const set = aSet({
      id: setId("pokemon", "en", id),
      releasedOn,
      series: { id: series, name: series },
    });
    await recordSet({ set, members: [], provenance }, { store });
  }
  return store;
}

test("[CAT-5] sets come newest first, a page at a time", async () => {
  const store = await threeSets();
  const first = await listSets({ ...ofPokemon, limit: 2 }, { store });
  const cursor = first.nextCursor;
  const second = await listSets({ ...ofPokemon, limit: 2, cursor }, { store });
  const days = [...first.items, ...second.items].map(({ releasedOn }) => releasedOn);
  expect(days).toEqual(["2026-07-17", "1999-06-16", "1999-01-09"]);
  expect(second.nextCursor).toBeUndefined();
});

test("[CAT-5] sets of one series, and a cursor of another list is refused", async () => {
  const store = await threeSets();
  const base = { ...ofPokemon, series: "base", limit: 1 };
  const { items, nextCursor: cursor } = await listSets(base, { store });
  expect(items.map(({ id }) => id)).toEqual(["pokemon:en:base2"]);
  await expect(listSets({ ...ofPokemon, limit: 1, cursor }, { store })).rejects.toMatchObject({
    code: "request.bad_cursor",
  });
});

test("[CAT-5] a set's cards come in number order with the addresses of their pictures", async () => {
  const images = [
    { size: "small", url: "https://pictures.example/4/low.webp" },
    { size: "large", widthPx: 734, heightPx: 1024, url: "https://pictures.example/4/high.webp" },
    { size: "poster", url: "https://pictures.example/4/poster.webp" },
  ];
  const store = await storeWith([aCard({ number: "10" }), aCard({ number: "4", images })]);
  const request = { setId: aSet().id, limit: 1 };
  const first = await listSetCards(request, { store, indexedSet });
  const second = await listSetCards(
    { ...request, cursor: first.nextCursor },
    { store, indexedSet },
  );
  expect(first.items.map(({ number }) => number)).toEqual(["4"]);
  // A size in pixels that the source does not tell is the game's; one that the game lacks is not shown.
  const path = (size: string) => `/v1/cards/${first.items[0]?.id}/image?size=${size}`;
  expect(first.items[0]?.images).toEqual([
    { ...images[0], widthPx: 245, heightPx: 337, path: path("small") },
    { ...images[1], path: path("large") },
  ]);
  expect(second.items).toMatchObject([{ number: "10", images: [] }]);
  expect(second.nextCursor).toBeUndefined();
});

test("[API-2] what is not there is named in the problem", async () => {
  const store = memoryCatalogStore();
  await expect(
    getCard(aCard().id, {
      ...{ store, otherLanguages: async () => undefined, sharedIds: async () => undefined },
    }),
  ).rejects.toMatchObject({
    code: "catalog.no_such_card",
    message: 'There is no card "pokemon:en:base1-4".',
  });
  await expect(
    listSetCards({ setId: aSet().id, limit: 1 }, { store, indexedSet }),
  ).rejects.toMatchObject({ code: "catalog.no_such_set" });
  await expect(getGeneration({ game, generation: 12 }, { store })).rejects.toMatchObject({
    code: "catalog.no_such_generation",
  });
});

test("[CAT-5] a generation has its species; species are paged by number", async () => {
  const store = memoryCatalogStore();
  const species = [3, 1, 2, 152].map((dexId) => ({
    ...{ game: "pokemon", dexId, slug: `no-${dexId}`, generation: dexId > 151 ? 2 : 1 },
  }));
  await recordSpecies(species, provenance, { store });
  const { species: found } = await getGeneration({ game, generation: 1 }, { store });
  expect(found.map(({ dexId }) => dexId)).toEqual([1, 2, 3]);
  const first = await listSpecies({ game, limit: 3 }, { store });
  const second = await listSpecies({ game, limit: 3, cursor: first.nextCursor }, { store });
  expect(second.items.map(({ dexId }) => dexId)).toEqual([152]);
  expect(second.nextCursor).toBeUndefined();
});

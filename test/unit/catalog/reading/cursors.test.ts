import { expect, test } from "vitest";
import { buildIndex } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { findCard } from "#functions/catalog/reading/find-cards.ts";
import { getGeneration } from "#functions/catalog/reading/get-generation.ts";
import { listSetCards } from "#functions/catalog/reading/list-set-cards.ts";
import { listSpecies } from "#functions/catalog/reading/list-species.ts";
import { listSpeciesCards } from "#functions/catalog/reading/list-species-cards.ts";
import { isListed } from "#functions/catalog/reading/set-view.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
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
import { recordCards, recordSet, recordSpecies } from "#test/support/catalogue/silver.ts";

const game = "pokemon";
const provenance = aProvenance();
const ofGeneration = (generation: number, ...dexIds: number[]) =>
  dexIds.map((dexId) => ({ game, dexId, slug: `no-${dexId}`, generation }));
const refused = { code: "request.bad_cursor" };

test("[CAT-5] each generation has the species that say so, whatever lies between their numbers", async () => {
  const store = memoryCatalogStore();
  const species = [...ofGeneration(1, 1, 2, 4), ...ofGeneration(2, 3, 5)];
  await recordSpecies(species, provenance, { store });
  const numbersOf = async (generation: number) => {
    const { species: found, ...about } = await getGeneration({ game, generation }, { store });
    expect(about).toMatchObject({ id: generation, speciesCount: found.length });
    return found.map(({ dexId }) => dexId);
  };
  expect([await numbersOf(1), await numbersOf(2)]).toEqual([
    [1, 2, 4],
    [3, 5],
  ]);
});

test("a page of species that ends with the last one leads no further", async () => {
  const store = memoryCatalogStore();
  await recordSpecies(ofGeneration(1, 1, 2), provenance, { store });
  expect(await listSpecies({ game, limit: 2 }, { store })).not.toHaveProperty("nextCursor");
});

test("[API-3] a cursor leads through the list alone that it came from", async () => {
  const store = await storeWith([aCard({ number: "1" }), aCard({ number: "2" })]);
  await recordSpecies(ofGeneration(1, 1, 2), provenance, { store });
  const indexedSet = async () => undefined;
  const { nextCursor: ofSet } = await listSetCards(
    { setId: aSet().id, limit: 1 },
    { store, indexedSet },
  );
  const other = { setId: setId(game, "en", "base2"), limit: 1, cursor: ofSet };
  await expect(listSetCards(other, { store, indexedSet })).rejects.toMatchObject(refused);
  const { nextCursor: cursor } = await listSpecies({ game, limit: 1 }, { store });
  const inGerman = { game, language: "de", limit: 1, cursor };
  await expect(listSpecies(inGerman, { store })).rejects.toMatchObject(refused);
});

test("[CAT-5] the cards of a species come oldest first, and a cursor stays with its species", async () => {
  const store = memoryCatalogStore();
  await recordSpecies(ofGeneration(1, 6, 7), provenance, { store });
  for (const [name, releasedOn] of [
    ["a", "2026-01-01"],
    ["b", "1999-01-09"],
  ] as const) {
    const id = setId(game, "en", name);
    const card = aCard({ setId: id, attributes: { dexIds: [6, 7] } });
    const set = aSet({ id, releasedOn });
    await recordSet({ set, members: [card.id], provenance }, { store });
    await recordCards([{ card, provenance }], { store });
  }
  const deps = {
    ...{ store, files: memoryIndexFiles(), pointers: memoryIndexPointers() },
    clock: () => new Date("2026-02-01T06:00:00.000Z"),
  };
  await buildIndex(game, deps);
  const index = currentSearchIndex(pokemon, { ...deps, ...easyReader });
  const asked = { store, searchIn: () => index };
  const first = await listSpeciesCards({ game, dexId: 6, limit: 1 }, asked);
  expect(first.items.map((card) => card.setId)).toEqual(["pokemon:en:b"]);
  const cursor = first.nextCursor;
  const second = await listSpeciesCards({ game, dexId: 6, limit: 1, cursor }, asked);
  expect(second.items.map((card) => card.setId)).toEqual(["pokemon:en:a"]);
  const other = listSpeciesCards({ game, dexId: 7, limit: 1, cursor }, asked);
  await expect(other).rejects.toMatchObject(refused);
});

test("[CAT-4] a set is there as long as any source lists it", () => {
  const key = { pk: "GAME#pokemon", sk: "LISTED#en", contentHash: "0".repeat(64) };
  const lists = { tcgdex: { ids: [], provenance }, attic: { ids: [aSet().id], provenance } };
  expect(isListed(aSet(), { ...key, lists })).toBe(true);
  expect(isListed(aSet(), { ...key, lists: { tcgdex: lists.tcgdex } })).toBe(false);
  expect(isListed(aSet(), undefined)).toBe(true);
});

test("[CAT-4] a number that no source says any more is removed, though its set lists it still", async () => {
  const store = await storeWith([aCard()]);
  const { cards } = store;
  const unsaid: typeof cards = async (ids) =>
    (await cards(ids)).map((one) => ({ ...one, sources: [] }));
  const found = await findCard(aCard().id, { store: { ...store, cards: unsaid } });
  expect(found?.status).toBe("removed");
});

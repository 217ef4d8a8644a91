import { expect, test } from "vitest";
import { buildIndex } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import { getGeneration } from "#functions/catalog/reading/get-generation.ts";
import { getSpecies } from "#functions/catalog/reading/get-species.ts";
import { listGenerations } from "#functions/catalog/reading/list-generations.ts";
import { listSpecies } from "#functions/catalog/reading/list-species.ts";
import { listSpeciesCards } from "#functions/catalog/reading/list-species-cards.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet, easyReader } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet, recordSpecies } from "#test/support/catalogue/silver.ts";

const game = "pokemon";
const provenance = aProvenance();
const charizard = {
  ...{ dexId: 6, slug: "charizard", generation: 1, types: ["fire", "flying"] },
  name: "Charizard",
  names: { en: "Charizard", de: "Glurak" },
};

/** One species, and its card with the number 4 in English, German and French. */
async function threeLanguages() {
  const store = memoryCatalogStore();
  const deps = {
    ...{ store, files: memoryIndexFiles(), pointers: memoryIndexPointers() },
    clock: () => new Date("2026-02-01T06:00:00.000Z"),
  };
  await recordSpecies([{ ...charizard, game }], provenance, deps);
  for (const language of ["en", "de", "fr"]) {
    const set = setId(game, language, "base1");
    const card = aCard({ setId: set, language, number: "4", attributes: { dexIds: [6] } });
    await recordSet({ set: aSet({ id: set, language }), members: [card.id], provenance }, deps);
    await recordCards([{ card, provenance }], deps);
  }
  const index = currentSearchIndex(pokemon, { ...deps, ...easyReader });
  return { ...deps, index, searchIn: () => index };
}

test("[CAT-5] a species is named in the language asked for, and in English where it has no name in it", async () => {
  const deps = await threeLanguages();
  const name = async (language?: string) =>
    (await getSpecies({ game, dexId: 6, language }, deps)).name;
  expect([await name(), await name("de"), await name("ja")]).toEqual([
    "Charizard",
    "Glurak",
    "Charizard",
  ]);
  const { items } = await listSpecies({ game, language: "de", limit: 5 }, deps);
  expect(items).toMatchObject([{ name: "Glurak", names: { en: "Charizard" } }]);
  const { species } = await getGeneration({ game, generation: 1, language: "de" }, deps);
  expect(species.map((one) => one.name)).toEqual(["Glurak"]);
});

test("[CAT-5] a species' cards come in one language when one is asked for", async () => {
  const deps = await threeLanguages();
  await buildIndex(game, deps);
  const languages = async (language?: string) =>
    (await listSpeciesCards({ game, dexId: 6, limit: 9, language }, deps)).items.map(
      (card) => card.language,
    );
  expect((await languages()).toSorted()).toEqual(["de", "en", "fr"]);
  expect(await languages("de")).toEqual(["de"]);
});

test("[CAT-5] a game without species has none: empty lists, and a 404 that says so", async () => {
  const deps = await threeLanguages();
  const onepiece = { game: "onepiece" };
  expect(await listSpecies({ ...onepiece, limit: 5 }, deps)).toEqual({ items: [] });
  expect(await listGenerations(onepiece, deps)).toEqual([]);
  await expect(getSpecies({ ...onepiece, dexId: 6 }, deps)).rejects.toMatchObject({
    code: "catalog.no_such_species",
    message: "One Piece has no species.",
  });
  await expect(getGeneration({ ...onepiece, generation: 1 }, deps)).rejects.toThrow(
    "One Piece has no generations.",
  );
  await expect(listSpeciesCards({ ...onepiece, dexId: 6, limit: 1 }, deps)).rejects.toThrow(
    "One Piece has no species.",
  );
  await expect(getSpecies({ game, dexId: 7 }, deps)).rejects.toThrow("number 7 in Pokémon");
});

test("a card tells its printings in other languages, once there is an index", async () => {
  const deps = await threeLanguages();
  const id = printingId(setId(game, "en", "base1"), "4");
  const { otherLanguages, sharedIds } = deps.index;
  expect(await getCard(id, { ...deps, otherLanguages, sharedIds })).not.toHaveProperty(
    "otherLanguages",
  );
  await buildIndex(game, deps);
  expect((await getCard(id, { ...deps, otherLanguages, sharedIds }))["otherLanguages"]).toEqual([
    "pokemon:de:base1-4",
    "pokemon:fr:base1-4",
  ]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { generationsOf, mergeSpecies } from "#functions/catalog/merging/merge-species.ts";
import type { Part } from "#functions/catalog/merging/part.ts";
import type { SpeciesFragment } from "#schemas/catalog/fragment.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";

const says = (
  sourceId: string,
  value: Omit<SpeciesFragment, "game">,
  source = "pokeapi",
): Part<SpeciesFragment> => ({
  ...{ sourceId, provenance: aProvenance({ source }), contentHash: sourceId },
  value: { game: "pokemon", ...value },
});
const identity = { dexId: 6, slug: "charizard", generation: 1 };

test("[CAT-1] a species is what all files say of its number together", () => {
  const [charizard, ...others] = mergeSpecies(pokemon, [
    says("types:6", { dexId: 6, types: ["fire", "flying"] }),
    says("names:6", { dexId: 6, names: { de: "Glurak", en: "Charizard" } }),
    says("species:6", identity),
  ]);
  expect(others).toEqual([]);
  expect(charizard?.value).toEqual({
    ...{ dexId: 6, slug: "charizard", generation: 1, types: ["fire", "flying"] },
    ...{ name: "Charizard", names: { de: "Glurak", en: "Charizard" } },
  });
  expect(charizard?.sources.map(({ sourceId, groups }) => [sourceId, groups])).toEqual([
    ["names:6", ["names"]],
    ["species:6", ["identity"]],
    ["types:6", ["types"]],
  ]);
});

test("each group of facts has its own best source", () => {
  const best = { identity: ["a"], types: ["b"], names: ["c"] };
  const definition = { ...pokemon, precedence: { default: ["d"], ...best } };
  const all = ["d", "c", "b", "a"].map((source, at) =>
    says(
      `${source}:6`,
      { dexId: 6, slug: source, generation: at + 1, types: [source], names: { en: source } },
      source,
    ),
  );
  expect(mergeSpecies(definition, all).map(({ value }) => value)).toEqual([
    { dexId: 6, slug: "a", generation: 4, types: ["b"], name: "c", names: { en: "c" } },
  ]);
});

test("a species without a name in English goes by its slug, one without types has none", () => {
  expect(mergeSpecies(pokemon, [says("species:6", identity)]).map(({ value }) => value)).toEqual([
    { ...identity, types: [], name: "charizard", names: {} },
  ]);
});

test.each(["slug", "generation"] as const)(
  "a species whose %s nobody tells is none yet",
  (field) => {
    const { [field]: _missing, ...rest } = identity;
    expect(mergeSpecies(pokemon, [says("species:6", rest)])).toEqual([]);
  },
);

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 1_200 }), { maxLength: 30 });

test("species come in the order of their numbers, in whatever order they were told", () => {
  fc.assert(
    fc.property(numbers, (ids) => {
      const parts = ids.map((dexId) => says(`species:${dexId}`, { ...identity, dexId }));
      const merged = mergeSpecies(pokemon, parts).map(({ value }) => value.dexId);
      expect(merged).toEqual(ids.toSorted((a, b) => a - b));
    }),
  );
});

test("a generation has the least and the greatest number of its species, and how many there are", () => {
  const species = [
    ...[152, 251, 200].map((dexId) => ({ dexId, generation: 2 })),
    ...[150, 1, 151].map((dexId) => ({ dexId, generation: 1 })),
    { dexId: 1200, generation: 13 },
  ].map((one) => ({ ...one, slug: "x", name: "x", names: {}, types: [] }));
  expect(generationsOf(species)).toEqual([
    { id: 1, name: "Generation I", speciesCount: 3, firstDexId: 1, lastDexId: 151 },
    { id: 2, name: "Generation II", speciesCount: 3, firstDexId: 152, lastDexId: 251 },
    { id: 13, name: "Generation 13", speciesCount: 1, firstDexId: 1200, lastDexId: 1200 },
  ]);
});

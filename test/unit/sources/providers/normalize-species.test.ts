import { expect, test } from "vitest";
import { normalizeSpecies } from "#functions/sources/providers/pokeapi/normalize-species.ts";
import { normalizeTcgdexSet } from "#functions/sources/providers/tcgdex/normalize-set.ts";

const files = {
  speciesCsv: "id,identifier,generation_id\n83,farfetchd,1\n1,bulbasaur,1\n152,chikorita,2\n",
  namesCsv:
    "pokemon_species_id,local_language_id,name,genus\n83,9,Farfetch'd,x\n83,5,Canarticho,x\n",
  pokemonTypesCsv: "pokemon_id,type_id,slot\n1,4,2\n1,12,1\n",
  typesCsv: "id,identifier\n4,poison\n12,grass\n",
};

test("[CAT-1] species come in national order with English names and types by slot", () => {
  const { species, generations } = normalizeSpecies(files);
  expect(species.map(({ name }) => name)).toEqual(["bulbasaur", "Farfetch’d", "chikorita"]);
  expect(species[0]?.types).toEqual(["grass", "poison"]);
  expect(generations).toEqual([
    { id: 1, name: "Generation I", speciesCount: 2, firstDexId: 1, lastDexId: 83 },
    { id: 2, name: "Generation II", speciesCount: 1, firstDexId: 152, lastDexId: 152 },
  ]);
});

test.each([
  [{ speciesCsv: "<html>\n<p>busy</p>" }, "lacks the column id"],
  [{ typesCsv: "" }, "types.csv has no row"],
  [{ speciesCsv: "id,identifier,generation_id\nx,y,1\n" }, 'has "x" as id'],
  [{ namesCsv: 'a,"b\n1' }, "is no CSV"],
])("[ING-7] %j is refused for good, and the reason says why", (change, reason) => {
  const normalize = () => normalizeSpecies({ ...files, ...change });
  expect(normalize).toThrow(reason);
  expect(normalize).toThrow(expect.objectContaining({ errorClass: "permanent" }));
});

test("[CAT-1] a set keeps its own words, its codes elsewhere and each printing once", () => {
  const { set, members } = normalizeTcgdexSet(
    {
      id: "sv03.5",
      name: "151",
      serie: { id: "sv", name: "Scarlet & Violet" },
      releaseDate: "2023-09-22",
      abbreviation: { official: "MEW" },
      cardCount: { official: 165, total: 207 },
      cards: [{ localId: "001" }, { localId: "%3F" }, { localId: "001" }],
      thirdParty: { cardmarket: 5402 },
    },
    { language: "en" },
  );
  expect(set).toMatchObject({
    id: "pokemon:en:sv03.5",
    abbreviation: "MEW",
    crosswalk: { tcgdex: "sv03.5", pokemontcg: "sv3pt5", cardmarket: "5402" },
  });
  expect(members).toEqual(["pokemon:en:sv03.5-001", "pokemon:en:sv03.5-_3f"]);
});

test("a body that is no set is refused for good", () => {
  const normalize = () => normalizeTcgdexSet({ id: "x" }, { language: "en" });
  expect(normalize).toThrow(expect.objectContaining({ errorClass: "permanent" }));
});

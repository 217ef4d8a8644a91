import { expect, test } from "vitest";
import {
  type SpeciesFile,
  speciesRecords,
} from "#functions/sources/providers/pokeapi/species-records.ts";
import { everyObjectHas } from "#test/support/catalogue/odd-names.ts";

const files = {
  pokemon_species: "id,identifier,generation_id\n83,farfetchd,1\n1,bulbasaur,1\n",
  pokemon_species_names:
    "pokemon_species_id,local_language_id,name,genus\n83,9,Farfetch'd,x\n83,5,Canarticho,x\n83,2,x,x\n",
  pokemon_types: "pokemon_id,type_id,slot\n1,4,2\n1,12,1\n10033,12,1\n",
};
const outcomesOf = (name: SpeciesFile, csv: string) => [...speciesRecords(name, csv)];
const valuesOf = (name: SpeciesFile, csv: string = files[name]) =>
  outcomesOf(name, csv).flatMap((one) => ("record" in one ? [one.record.value] : []));

test("[CAT-1] each file says its part of a species, by national number", () => {
  const game = "pokemon";
  expect(valuesOf("pokemon_species")).toEqual([
    { game, dexId: 83, slug: "farfetchd", generation: 1 },
    { game, dexId: 1, slug: "bulbasaur", generation: 1 },
  ]);
  const names = { en: "Farfetch’d", fr: "Canarticho" };
  expect(valuesOf("pokemon_species_names")).toEqual([{ game, dexId: 83, names }]);
  expect(valuesOf("pokemon_types")).toEqual([{ game, dexId: 1, types: ["grass", "poison"] }]);
});

test("a part has an id of its own file and its place in it", () => {
  expect(outcomesOf("pokemon_species", files.pokemon_species)).toMatchObject([
    { record: { kind: "species", sourceId: "pokemon_species:83", record: 0 } },
    { record: { kind: "species", sourceId: "pokemon_species:1", record: 1 } },
  ]);
});

test.each([
  ["pokemon_species", "id,identifier,generation_id\nx,y,1\n7,squirtle,1\n", 7],
  ["pokemon_species_names", "pokemon_species_id,local_language_id,name\n,9,x\n7,9,Squirtle\n", 7],
  ["pokemon_types", "pokemon_id,type_id,slot\n1,99,1\n7,11,1\n", 7],
] as const)("[ING-7] a bad row of %s costs itself only", (name, csv, dexId) => {
  const outcomes = outcomesOf(name, csv);
  expect(outcomes).toMatchObject([{ reject: { place: `${name}#0` } }, { record: { record: 1 } }]);
  expect(valuesOf(name, csv)).toMatchObject([{ dexId }]);
});

test.each(everyObjectHas)("a language or a type called %s is none that we know", (word) => {
  const names = `pokemon_species_id,local_language_id,name\n7,${word},x\n7,9,Squirtle\n`;
  expect(valuesOf("pokemon_species_names", names)).toMatchObject([{ names: { en: "Squirtle" } }]);
  expect(outcomesOf("pokemon_types", `pokemon_id,type_id,slot\n7,${word},1\n`)).toMatchObject([
    { reject: { place: "pokemon_types#0" } },
  ]);
});

test.each([
  ["pokemon_species", "<html>\n<p>busy</p>", "lacks the column id"],
  ["pokemon_types", "", "pokemon_types.csv has no row"],
  ["pokemon_species_names", 'a,"b\n1', "is no CSV"],
] as const)(
  "[ING-7] a %s.csv of %j is refused for good, and the reason says why",
  (name, csv, reason) => {
    expect(() => outcomesOf(name, csv)).toThrow(reason);
    expect(() => outcomesOf(name, csv)).toThrow(
      expect.objectContaining({ errorClass: "permanent" }),
    );
  },
);

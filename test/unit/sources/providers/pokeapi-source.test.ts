import { expect, test } from "vitest";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import { pokeapi } from "#functions/sources/providers/pokeapi.ts";

const source = pokeapi("https://data.example/csv");
const all = { dataset: "species", unit: "all" };
const scope = { day: "2026-02-01" };

async function recordsOf(name: string, csv: string) {
  const body = bodyOfBytes(Buffer.from(csv));
  const records: unknown[] = [];
  for await (const one of source.records({ ...all, name, url: "", body }, scope)) records.push(one);
  return records;
}

test("a run asks for the three files of species, whatever the language", () => {
  expect(source.first).toEqual(all);
  expect(source.languagesOf([])).toBe("none");
  expect(source.opening(all, scope)).toEqual(
    ["pokemon_species", "pokemon_species_names", "pokemon_types"].map((name) => ({
      ...{ name, dataset: "species", request: { url: `https://data.example/csv/${name}.csv` } },
    })),
  );
});

test("files lead nowhere else", () => {
  expect(source.listed(all, "pokemon_species", "id\n1\n")).toEqual({ listed: [] });
});

test("a file is records; an answer to a question of another version is none", async () => {
  const csv = "id,identifier,generation_id\n1,bulbasaur,1\n";
  expect(await recordsOf("pokemon_species", csv)).toMatchObject([
    { record: { kind: "species", value: { dexId: 1, slug: "bulbasaur" } } },
  ]);
  expect(await recordsOf("pokemon_moves", csv)).toEqual([]);
  expect(await recordsOf("constructor", csv)).toEqual([]);
});

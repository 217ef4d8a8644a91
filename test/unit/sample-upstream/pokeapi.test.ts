import { expect, test } from "vitest";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { running, get, json } = sampleUpstream();

test("the list of species comes twenty at a time unless asked otherwise", async () => {
  const first = await json("/api/v2/pokemon-species");
  expect(first).toMatchObject({ count: 1025, previous: null });
  expect(first.results).toHaveLength(20);
  expect(first.results[0]).toEqual({
    name: "bulbasaur",
    url: `${running().pokeapiUrl}/pokemon-species/1/`,
  });
  const second = await (await fetch(first.next)).json();
  expect(second).toMatchObject({ results: { 0: { name: "spearow" } } });
  const all = await json("/api/v2/pokemon-species?limit=2000&offset=0");
  expect([all.results.length, all.next]).toEqual([1025, null]);
});

test("a species is found by number and by slug", async () => {
  const nidoran = await json("/api/v2/pokemon-species/29");
  expect(nidoran).toMatchObject({
    id: 29,
    name: "nidoran-f",
    generation: { name: "generation-i" },
    names: [{ name: "Nidoran♀" }],
  });
  expect(await json("/api/v2/pokemon-species/nidoran-f/")).toEqual(nidoran);
});

test("generations hold as many species as the world has", async () => {
  const sizes = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      async (number) => (await json(`/api/v2/generation/${number}`)).pokemon_species.length,
    ),
  );
  expect(sizes).toEqual([151, 100, 135, 107, 156, 72, 88, 96, 120]);
});

test("types are told with their slots", async () => {
  const { types } = await json("/api/v2/pokemon/6");
  expect(types.map((entry: { type: { name: string } }) => entry.type.name)).toEqual([
    "fire",
    "flying",
  ]);
  expect((await json("/api/v2/type")).results.length).toBeGreaterThanOrEqual(18);
});

test("what does not exist is told in two plain words", async () => {
  const response = await get("/api/v2/pokemon-species/9999");
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("text/plain");
  expect(await response.text()).toBe("Not Found");
});

test("the whole list is one document that can be revalidated", async () => {
  const response = await get("/species.json");
  const species: unknown = await response.json();
  expect(species).toHaveLength(1025);
  expect(species).toHaveProperty("24", {
    id: 25,
    name: "Pikachu",
    slug: "pikachu",
    generation: 1,
    types: ["electric"],
  });
  const etag = response.headers.get("etag") ?? "";
  expect((await get("/species.json", { "if-none-match": etag })).status).toBe(304);
});

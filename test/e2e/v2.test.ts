import { createRequire } from "node:module";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { admin } from "#test/support/sources/runs.ts";

const base = `${inject("cloud").apiUrl}/v2`;
const load = createRequire(import.meta.url);
const get = (path: string, headers?: Record<string, string>) =>
  api(`GET /v2${path}`, headers && { headers });
const ids = ({ body }: { body: { data: { id: string }[] } }) => body.data.map(({ id }) => id);

let total = 0;

beforeAll(async () => {
  const token = await admin();
  await broughtIn(token);
  // Who has a file looks for a newer one every ten seconds.
  total = await eventually(async () => {
    const { body } = await get('/cards?q=set.id:"base1" artist:*&pageSize=1');
    const { body: all } = await get("/cards?pageSize=1&select=id");
    return body.totalCount > 0 ? Number(all.totalCount) : undefined;
  }, "the file of what was brought");
}, 240_000);

test("[SRCH-5] cards and sets are answered to anybody, in the old service's envelopes", async () => {
  const card = await get("/cards/base1-4");
  expect(card.status).toBe(200);
  expect(Object.keys(card.body.data).slice(0, 3)).toEqual(["id", "name", "supertype"]);
  expect(card.body.data).toMatchObject({ id: "base1-4", name: "Charizard", set: { id: "base1" } });
  const list = await get("/cards?q=set.id:base1&orderBy=number&pageSize=3&page=2");
  expect(Object.keys(list.body)).toEqual(["data", "page", "pageSize", "count", "totalCount"]);
  expect(list.body).toMatchObject({ page: 2, pageSize: 3, count: list.body.data.length });
  const sets = await get("/sets?orderBy=-releaseDate");
  expect(sets.body.data.map((one: { id: string }) => one.id)).toContain("base1");
  expect((await get("/supertypes")).body.data).toContain("Pokémon");
  expect((await get("/types?page=1")).body.data).toContain("Fire");
});

test("[SRCH-5] %20 and + are blanks, and pages follow each other", async () => {
  const [one, other] = [
    await get("/cards?q=supertype:pokemon%20set.id:base1&orderBy=-name,id"),
    await get("/cards?q=supertype:pokemon+set.id:base1&orderBy=-name,%20id"),
  ];
  expect(ids(one).length).toBeGreaterThan(0);
  expect(ids(one)).toEqual(ids(other));
  const pages = await Promise.all(
    [1, 2, 3].map((page) =>
      get(`/cards?q=supertype:pokemon+set.id:base1&orderBy=-name,id&pageSize=2&page=${page}`),
    ),
  );
  expect(pages.flatMap(ids)).toEqual(ids(one).slice(0, 6));
});

test("[SRCH-5] errors are written as the old service wrote them", async () => {
  const notFound = { error: { message: "The requested resource was not found.", code: 404 } };
  expect(await get("/cards/zzzz")).toMatchObject({ status: 404, body: notFound });
  expect(await get("/sets/invalid")).toMatchObject({ status: 404, body: notFound });
  const bad = await get("/cards?q=(name:charizard");
  expect(bad).toMatchObject({ status: 400, body: { error: { code: 400 } } });
  expect(bad.body.error.message).toContain('Column 1 of q: This "(" is not closed');
  const nowhere = await fetch(`${base}/setsundefined`);
  expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { error: { code: 404 } }]);
  expect(await get("/cards?name:charizard")).toMatchObject({ status: 400 });
  expect(await get("/cards?q=nothing:here")).toMatchObject({ status: 200, body: { count: 0 } });
});

test("[SRCH-5] what a caller has is not sent again, and any key is accepted", async () => {
  const first = await get("/cards/base1-4", { "x-api-key": "from-before" });
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("public, max-age=300");
  expect((await get("/cards/base1-4", { "if-none-match": `W/${etag}` })).status).toBe(304);
  const asked = await fetch(`${base}/cards?pageSize=1`, {
    headers: { origin: "https://app.example" },
  });
  expect(asked.headers.get("access-control-allow-origin")).toBe("*");
});

describe("the JavaScript SDK of the old service", () => {
  load("pokemontcgsdk/lib/configure").host = base;
  const pokemon = load("pokemontcgsdk");

  test("[SRCH-5] finds, lists and reads all pages", async () => {
    expect(await pokemon.card.find("base1-4")).toMatchObject({ name: "Charizard" });
    const page = await pokemon.card.where({ q: "!name:charizard set.id:base1", pageSize: 1 });
    expect(page).toMatchObject({ count: 1, data: [{ id: "base1-4" }] });
    const all = await pokemon.card.all({ q: "set.id:base1", pageSize: 2, orderBy: "number" });
    const { body } = await get("/cards?q=set.id:base1&orderBy=number");
    expect(all).toEqual(body.data);
    expect((await pokemon.set.all()).length).toBeGreaterThan(1);
    expect(await pokemon.type.all()).toContain("Fire");
    expect(await pokemon.rarity.all()).toContain("Common");
    await expect(pokemon.card.find("zzzz")).rejects.toThrow("404");
  });
});

describe("the TypeScript SDK of the old service", () => {
  load("pokemon-tcg-sdk-typescript/dist/client").Client.getInstance().POKEMONTCG_API_URL = base;
  const sdk = load("pokemon-tcg-sdk-typescript/dist/sdk");

  test("[SRCH-5] finds, lists and reads all pages", async () => {
    expect(await sdk.findCardByID("base1-4")).toMatchObject({ name: "Charizard" });
    const found = await sdk.findCardsByQueries({ q: "name:charizard set.id:base1" });
    expect(found).toMatchObject([{ id: "base1-4" }]);
    const all: { id: string }[] = await sdk.getAllCards();
    expect(new Set(all.map(({ id }) => id)).size).toBe(total);
    expect(await sdk.findSetByID("base1")).toMatchObject({ id: "base1" });
    expect((await sdk.findSetsByQueries({ q: "id:base1" })).length).toBe(1);
    expect((await sdk.getAllSets()).length).toBeGreaterThan(1);
    expect(await sdk.getTypes()).toContain("Fire");
    expect(await sdk.getSupertypes()).toContain("Trainer");
    expect(await sdk.getSubtypes()).toContain("Basic");
    expect(await sdk.getRarities()).toContain("Common");
  });
});

import { beforeAll, describe, expect, test, vi } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { ofBefore } from "#test/support/requests/cursors.ts";
import { admin } from "#test/support/sources/runs.ts";

let token = "";
beforeAll(async () => {
  const adminToken = await admin();
  await broughtIn(adminToken);
  token = (await somebody()).token;
  // Who has an index looks for a newer one every ten seconds.
  const patience = { timeout: 40_000, interval: 500 };
  await vi.waitFor(async () => {
    expect((await search("has:attack")).total).toBeGreaterThan(0);
  }, patience);
}, 150_000);

const get = (path: string, query: Readonly<Record<string, string>>) =>
  api(`GET ${path}?${new URLSearchParams(query)}`, { token });

async function search(q: string, more: Readonly<Record<string, string>> = {}) {
  const { status, body } = await get("/v1/cards", { q, language: "en", ...more });
  expect([q, status, body.detail]).toEqual([q, 200, undefined]);
  return body;
}

describe("[SRCH-1] the query language over HTTP", () => {
  test("finds words of a card's texts, and the numbers on it", async () => {
    const { body: card } = await api("GET /v1/cards/pokemon:en:base1-4", { token });
    const [attack] = card.attacks;
    const { items } = await search(`text:"${attack.name}" attack="${attack.name}" number:4/102`);
    expect(items.map(({ id }: { id: string }) => id)).toContain(card.id);
    expect((await search(`set:base1 weak:${card.weaknesses[0].type}`)).total).toBeGreaterThan(0);
  });

  test("searches the other game, and orders, by words in the query", async () => {
    const { body } = await get("/v1/cards", { q: "game:onepiece order:-name color:red" });
    expect(body.items.every(({ game }: { game: string }) => game === "onepiece")).toBe(true);
    const { status, body: wrong } = await get("/v1/cards", { q: "set:base1 color:red" });
    expect([status, wrong.code]).toEqual([400, "catalog.bad_query"]);
    expect(wrong.detail).toContain("at column 11: ");
    expect(wrong.detail).toContain('Pokémon has no field "color", which One Piece has');
  });
});

describe("[SRCH-2] facets and orders over HTTP", () => {
  test("counts over all hits are those of searches for each value", async () => {
    const { facets, total } = await search("category:pokemon", { facets: "type,set", limit: "1" });
    expect(Object.keys(facets)).toEqual(["type", "set"]);
    const [{ value, count }] = facets.type.values;
    expect(count).toBeLessThanOrEqual(total);
    expect((await search(`category:pokemon type="${value}"`)).total).toBe(count);
    const { status } = await get("/v1/cards", { q: "", facets: "weather" });
    expect(status).toBe(400);
  });

  test.each(["rarity", "-rarity", "-number"])("%s goes on from page to page", async (sort) => {
    const whole = await search("set:base1", { sort, limit: "6" });
    const first = await search("set:base1", { sort, limit: "3" });
    const next = await search("set:base1", { sort, limit: "3", cursor: first.nextCursor });
    const ids = [...first.items, ...next.items].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(whole.items.map(({ id }: { id: string }) => id));
  });
});

describe("[SRCH-3] autocomplete over HTTP", () => {
  test.each(["chari", "chairz"])("%s is completed, and what it says is found", async (q) => {
    const { status, body } = await get("/v1/search/suggest", { q, language: "en" });
    expect(status).toBe(200);
    const [name] = body.items.filter(({ text }: { text: string }) => text === "Charizard");
    expect(name).toMatchObject({ kind: "name", query: 'name="Charizard"' });
    expect((await search(name.query)).total).toBe(name.cards);
  });

  test("kinds are chosen", async () => {
    const { body } = await get("/v1/search/suggest", { q: "base", kinds: "set", limit: "1" });
    expect(body.items).toMatchObject([{ kind: "set", id: expect.stringContaining("pokemon:") }]);
    expect((await get("/v1/search/suggest", { q: "base", kinds: "colour" })).status).toBe(400);
  });
});

test("[SRCH-2] a cursor by relevance is refused once the catalogue has changed", async () => {
  const { nextCursor } = await search("set:base1", { limit: "1" });
  const cursor = ofBefore(nextCursor);
  const query = { q: "set:base1", language: "en", limit: "1" };
  const { status, body } = await get("/v1/cards", { ...query, cursor });
  expect([status, body.code]).toEqual([409, "catalog.stale_cursor"]);
  expect((await get("/v1/cards", { ...query, cursor: nextCursor })).status).toBe(200);
});

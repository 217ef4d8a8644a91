import { expect, test } from "vitest";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { running, get, json } = sampleUpstream();

test("a card is the same at both of its addresses", async () => {
  const card = await json("/v2/en/cards/base1-4");
  expect(card).toMatchObject({ id: "base1-4", name: "Charizard", hp: 120, set: { id: "base1" } });
  expect(await json("/v2/en/sets/base1/4")).toEqual(card);
});

test.each([
  "/v2/en/cards/BASE1-4",
  "/v2/en/cards/base1-4.json",
  "/v2/en/cards/base1-4/",
  "/v2/en/sets/Base%20Set/4",
])("%s leads to the same card", async (path) => {
  expect(await json(path)).toMatchObject({ id: "base1-4" });
});

test.each(["/v2/en/cards/exu-%3F", "/v2/en/cards/exu-%253F", "/v2/en/sets/exu/%3F"])(
  "the card numbered with a question mark is at %s",
  async (path) => {
    expect(await json(path)).toMatchObject({ id: "exu-%3F", localId: "%3F", name: "Unown" });
  },
);

test("an exclamation mark is a number like any other", async () => {
  expect(await json("/v2/en/cards/exu-!")).toMatchObject({ localId: "!" });
});

test("a set lists its cards in printed order and every picture is on this server", async () => {
  const set = await json("/v2/en/sets/base1");
  expect(set.cards).toHaveLength(102);
  expect(set.cards[0]).toEqual({
    id: "base1-1",
    localId: "1",
    name: "Alakazam",
    image: `${running().url}/assets/en/base/base1/1`,
  });
  expect(JSON.stringify(set)).not.toContain("tcgdex.net");
});

test("sets come by release date and show official and total count only", async () => {
  const sets = await json("/v2/en/sets");
  expect(sets[0]).toMatchObject({ id: "base1", cardCount: { official: 102, total: 102 } });
  expect(sets.at(-1).id).toBe("me05");
  expect(Object.keys(sets[0].cardCount)).toEqual(["official", "total"]);
});

test("a serie holds its sets and borrows the logo of the first", async () => {
  const serie = await json("/v2/en/series/swsh");
  expect(serie.sets.map(({ id }: { id: string }) => id)).toEqual(["swshp", "swsh3", "swsh9tg"]);
  expect(serie.logo).toBe(`${running().url}/assets/en/swsh/swshp/logo`);
});

test("each language tells its own names; one without data has empty lists", async () => {
  expect(await json("/v2/fr/cards/base1-4")).toMatchObject({ name: "Dracaufeu", types: ["Feu"] });
  expect(await json("/v2/ja/sets")).toEqual([]);
  expect((await get("/v2/ja/cards/base1-4")).status).toBe(404);
});

test("what does not exist is told as a problem", async () => {
  const response = await get("/v2/en/cards/nope-1");
  expect(response.status).toBe(404);
  expect(response.headers.get("etag")).toBeNull();
  expect(await response.json()).toMatchObject({
    type: "https://tcgdex.dev/errors/not-found",
    status: 404,
    endpoint: "/v2/en/cards/nope-1",
    method: "GET",
  });
});

test("an unknown language is told by name", async () => {
  const response = await get("/v2/xx/sets");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    type: "https://tcgdex.dev/errors/language-invalid",
    lang: "xx",
  });
});

test("an answer that is already held is not sent again", async () => {
  const first = await get("/v2/en/cards/base1-4");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\/"[0-9a-f]+-[A-Za-z0-9+/]{27}"$/);
  const again = await get("/v2/en/cards/base1-4", { "if-none-match": `"other", ${etag}` });
  expect(again.status).toBe(304);
  expect(again.headers.get("etag")).toBe(etag);
  expect(await again.text()).toBe("");
  expect((await get("/v2/en/cards/base1-4", { "if-none-match": 'W/"1-x"' })).status).toBe(200);
});

test("lists of values hold each value once, in order", async () => {
  expect(await json("/v2/en/categories")).toEqual(["Energy", "Pokemon", "Trainer"]);
  expect(await json("/v2/en/variants")).toContain("firstEdition");
  const hp: number[] = await json("/v2/en/hp");
  expect(hp).toEqual([...new Set(hp)].sort((a, b) => a - b));
});

test("a value leads to the cards that have it", async () => {
  const { name, cards } = await json("/v2/en/types/fire");
  expect(name).toBe("Fire");
  expect(cards.map(({ id }: { id: string }) => id)).toContain("base1-4");
  expect((await json("/v2/en/dex-ids/6")).cards[0].id).toBe("base1-4");
  expect((await get("/v2/en/types/Cheese")).status).toBe(404);
});

test("a random card, set and serie are whole ones", async () => {
  expect(await json("/v2/en/random/card")).toHaveProperty("set.id");
  expect(await json("/v2/en/random/set")).toHaveProperty("cards");
  expect(await json("/v2/en/random/serie")).toHaveProperty("sets");
});

test("any site may read, and nobody may write", async () => {
  expect((await get("/status")).headers.get("access-control-allow-origin")).toBe("*");
  expect((await get("/ping")).status).toBe(200);
  const { url } = running();
  expect((await fetch(`${url}/v2/en/sets`, { method: "OPTIONS" })).status).toBe(204);
  expect((await fetch(`${url}/v2/en/sets`, { method: "POST" })).status).toBe(405);
  const head = await fetch(`${url}/v2/en/sets`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

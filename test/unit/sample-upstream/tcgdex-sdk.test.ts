import TCGdex, { Query } from "@tcgdex/sdk";
import { expect, test } from "vitest";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { running } = sampleUpstream();

/** The upstream's own client, reading from the sample. */
function client(language: "en" | "fr" = "en"): TCGdex {
  const sdk = new TCGdex(language);
  sdk.setEndpoint(running().tcgdexUrl);
  return sdk;
}

test("the client reads a card, its set and its picture", async () => {
  const card = await client().card.get("base1-4");
  expect(card).toMatchObject({ id: "base1-4", name: "Charizard" });
  expect((await card?.getSet())?.cards).toHaveLength(102);
  const picture = await fetch(card?.getImageURL("low", "webp") ?? "");
  expect(picture.headers.get("content-type")).toBe("image/webp");
});

test.each(["exu-?", "exu-%3F", "exu-!", "tk-xy-b-1"])("the client finds %s", async (id) => {
  expect(await client().card.get(id)).toMatchObject({ category: expect.any(String) });
});

test("the client's filters, sorting and paging are understood", async () => {
  const query = Query.create().equal("name", "Charizard ex").sort("localId", "ASC");
  const found = await client().card.list(query.paginate(1, 2));
  expect(found).toHaveLength(2);
  expect(new Set(found.map(({ name }) => name))).toEqual(new Set(["Charizard ex"]));
  const strong = await client().card.list(Query.create().greaterOrEqualThan("hp", 330));
  expect(strong.map(({ id }) => id)).toContain("sv03.5-006");
  const hidden = await client().card.list(Query.create().isNull("illustrator"));
  expect(hidden.map(({ id }) => id)).toContain("tk-xy-b-1");
});

test("the client walks series, sets and cards", async () => {
  const serie = await client().serie.get("swsh");
  expect(serie?.sets.map(({ id }) => id)).toContain("swsh3");
  const set = await serie?.sets[1]?.getSet();
  const brief = set?.cards.find(({ localId }) => localId === "136");
  expect(await brief?.getCard()).toMatchObject({ name: "Furret" });
  expect((await client().set.list()).length).toBe(16);
});

test("the client reads lists of values and the cards behind one", async () => {
  expect(await client().type.list()).toContain("Fire");
  expect((await client().rarity.get("Common"))?.cards.length).toBeGreaterThan(10);
  expect((await client().hp.get("120"))?.name).toBe(120);
  expect((await client().random.card()).id).toEqual(expect.any(String));
});

test("the client reads another language and misses what is not there", async () => {
  expect(await client("fr").card.get("base1-58")).toMatchObject({ types: ["Électrique"] });
  expect(await client("fr").card.get("swsh3-136")).toBeNull();
});

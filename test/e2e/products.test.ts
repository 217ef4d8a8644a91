import { beforeAll, expect, test, vi } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api } from "#test/support/clouds/api.ts";
import { admin, runToTheEnd } from "#test/support/sources/runs.ts";

let token = "";
beforeAll(async () => {
  token = await admin();
  await broughtIn(token);
  // Who has an index looks for a newer one every ten seconds.
  const patience = { timeout: 30_000, interval: 1_000 };
  for (const set of ["pokemon:en:base1", "onepiece:en:op-02"]) {
    const placed = async () =>
      (await productsOf(set)).some((one: { printingIds: string[] }) => one.printingIds.length > 0);
    await vi.waitFor(async () => expect(await placed()).toBe(true), patience);
  }
}, 180_000);

const productsOf = async (set: string, query = "") => {
  const path = `/v1/sets/${set}/products?limit=100${query}`;
  const { status, body } = await api(`GET ${path}`, { token });
  expect([status, path]).toEqual([200, path]);
  return body.items;
};

test("[CAT-1] single cards of both games are the printings that they belong to", async () => {
  const base = await productsOf("pokemon:en:base1", "&kind=single");
  const charizard = base.find(({ id }: { id: string }) => id === "42382");
  expect(charizard).toMatchObject({
    ...{ shop: "tcgplayer", name: "Charizard", printingIds: ["pokemon:en:base1-4"] },
    provenance: [{ source: "tcgcsv", sourceId: "42382" }],
  });
  const war = await productsOf("onepiece:en:op-02", "&kind=single");
  expect(war.flatMap(({ printingIds }: { printingIds: string[] }) => printingIds)).toEqual(
    expect.arrayContaining(["onepiece:en:op-02-001", "onepiece:en:op-02-001_5fp1"]),
  );
});

test("[CAT-1] a product's id is one of its card, also where nobody but the shop tells of it", async () => {
  const sold = [
    ...(await productsOf("pokemon:en:base1")),
    ...(await productsOf("onepiece:en:op-02")),
  ]
    .filter(({ printingIds }: { printingIds: string[] }) => printingIds.length === 1)
    .slice(0, 100);
  const ids = sold.map(({ shop, id }: { shop: string; id: string }) => `${shop}:${id}`);
  const { body } = await api("POST /v1/cards/resolve", { token, body: { ids } });
  expect(
    body.items.map(({ cards }: { cards: { id: string }[] }) => cards.map(({ id }) => id)),
  ).toEqual(sold.map(({ printingIds }: { printingIds: string[] }) => printingIds));
  expect(ids.length).toBeGreaterThan(10);
});

test("what is sealed is listed by set", async () => {
  for (const set of ["pokemon:en:base1", "onepiece:en:st-01"]) {
    const sealed = await productsOf(set, "&kind=sealed");
    expect(sealed.map(({ printingIds }: { printingIds: string[] }) => printingIds)).toEqual([
      ...[[], []],
    ]);
  }
});

test("[LAKE-4] while its mark of the day stays the shop's catalogue is left alone, and nothing is written", async () => {
  await runToTheEnd(token, { source: "tcgcsv", mode: "due" });
  const again = await runToTheEnd(token, { source: "tcgcsv", mode: "due" });
  expect(again).toMatchObject({ state: "completed", figures: { requests: 1, written: 0 } });
  const whole = await runToTheEnd(token, { source: "tcgcsv", mode: "full" });
  expect(whole).toMatchObject({ state: "completed", figures: { newBodies: 0, written: 0 } });
});

test("[ING-4] a stand-in is started by hand, and its word is beside the publisher's", async () => {
  const run = await runToTheEnd(token, { source: "optcgapi", mode: "full" });
  expect(run).toMatchObject({ state: "completed", rejected: 0 });
  const { body } = await api("GET /v1/cards/onepiece:en:op-02-013_5fp1", { token });
  expect(body).toMatchObject({
    ...{ rarity: "SuperRare", types: ["Whitebeard Pirates"] },
    crosswalk: { optcgapi: "OP-02/OP02-013_p1", "punk-records": "569102/OP02-013_p1" },
  });
  expect(body.provenance.map(({ source }: { source: string }) => source)).toEqual([
    ...["punk-records", "optcgapi"],
  ]);
});

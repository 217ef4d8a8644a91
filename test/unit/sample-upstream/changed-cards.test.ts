import { expect, test } from "vitest";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { running, get, json } = sampleUpstream();
const card = "/v2/en/cards/base1-4";

test("a changed card shows it everywhere, under a new tag", async () => {
  const [before, setBefore] = [await get(card), await get("/v2/en/sets/base1")];
  running().faults.set([
    { path: card, fault: "changed-card", fields: { name: "Charizard II", hp: 130 } },
  ]);
  const after = await get(card, { "if-none-match": before.headers.get("etag") ?? "" });
  expect(await after.json()).toMatchObject({ id: "base1-4", name: "Charizard II", hp: 130 });
  expect(await json("/v2/en/sets/base1/4")).toMatchObject({ name: "Charizard II" });
  expect(await json("/v2/en/cards?name=eq:Charizard%20II")).toHaveLength(1);
  const set = await get("/v2/en/sets/base1", {
    "if-none-match": setBefore.headers.get("etag") ?? "",
  });
  expect(JSON.stringify(await set.json())).toContain("Charizard II");
});

test("a card that is touched leaves its neighbours alone", async () => {
  const before = (await get("/v2/en/cards/base1-5")).headers.get("etag") ?? "";
  running().faults.set([{ path: card, fault: "removed-card" }]);
  const after = await get("/v2/en/cards/base1-5", { "if-none-match": before });
  expect(after.status).toBe(304);
  expect(running().faults.list()).toMatchObject([{ applied: 0 }]);
});

test("a removed card is gone from its address, its set and the count, and comes back", async () => {
  running().faults.set([{ path: card, fault: "removed-card" }]);
  expect((await get(card)).status).toBe(404);
  const set = await json("/v2/en/sets/base1");
  expect(set.cards.map(({ id }: { id: string }) => id)).not.toContain("base1-4");
  expect([set.cards.length, set.cardCount.total]).toEqual([101, 101]);
  running().faults.clear();
  expect((await get(card)).status).toBe(200);
  expect((await json("/v2/en/sets/base1")).cards).toHaveLength(102);
});

test("a card touched for a while is as before when the rule is spent", async () => {
  const before = await json(card);
  running().faults.set([{ path: card, fault: "changed-card", fields: { name: "Odd" }, times: 1 }]);
  expect(await json(card)).toMatchObject({ name: "Odd" });
  expect(await json(card)).toEqual(before);
});

test("a change in one language is not one in another", async () => {
  running().faults.set([{ path: card, fault: "removed-card" }]);
  expect((await get("/v2/fr/cards/base1-4")).status).toBe(200);
});

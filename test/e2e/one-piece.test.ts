import { beforeAll, expect, inject, test, vi } from "vitest";
import { api } from "#test/support/clouds/api.ts";
import { replayToTheEnd } from "#test/support/sources/replays.ts";
import { admin, indexed, runToTheEnd } from "#test/support/sources/runs.ts";

const languages = ["en", "ja"];
let token = "";
beforeAll(async () => {
  token = await admin();
  await runToTheEnd(token, { source: "punk-records", mode: "full", languages });
  await indexed(token, "onepiece");
  // Who has an index looks for a newer one every ten seconds.
  const patience = { timeout: 30_000, interval: 1_000 };
  await vi.waitFor(async () => expect(await idsFound("ナミ", "ja")).toHaveLength(1), patience);
}, 150_000);

const get = async (path: string) => {
  const { status, body } = await api(`GET ${path}`, { token });
  expect([status, path]).toEqual([200, path]);
  return body;
};
const idsFound = async (query: string, language = "en") => {
  const q = encodeURIComponent(query);
  const path = `/v1/cards?game=onepiece&language=${language}&sort=number&limit=100&q=${q}`;
  return (await get(path)).items.map(({ id }: { id: string }) => id.replace("onepiece:", ""));
};

test("[CAT-5] the sets of a game are those of its own sources", async () => {
  const sets = await get("/v1/sets?game=onepiece&limit=100");
  expect(sets.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    ["569801", "569901", "op-02", "op14-eb04", "prb-01", "st-01"].map(
      (set) => `onepiece:en:${set}`,
    ),
  );
  const decks = await get("/v1/sets?game=onepiece&series=st");
  expect(decks.items).toMatchObject([
    { name: "Straw Hat Crew", series: { id: "st", name: "STARTER DECK" } },
  ]);
  const pokemon = await get("/v1/sets?limit=100");
  expect(pokemon.items.every(({ game }: { game: string }) => game === "pokemon")).toBe(true);
});

test("[CAT-5] a set's cards come in the order of their numbers, prints behind their card", async () => {
  const { items } = await get("/v1/sets/onepiece:en:op-02/cards?limit=100");
  expect(items.map(({ number }: { number: string }) => number)).toEqual([
    ...["001", "001_p1", "002", "002_p1", "004", "004_p1", "013", "013_p1", "013_p2"],
    ...["018", "018_p1", "024", "026", "026_p1", "120", "120_p1"],
  ]);
});

test("[CAT-6] one card is whole, and says where it came from", async () => {
  const card = await get("/v1/cards/onepiece:en:569901-p_2d901");
  expect(card).toMatchObject({
    ...{ game: "onepiece", name: "Sample Helmsman", category: "character", number: "P-901" },
    ...{ colors: ["Green"], cost: 3, power: 4000, counter: 1000, rarity: "Promo" },
    effect: "[On Play] Look at the sea.<br>If it is calm, wave &lt;once&gt;.",
    images: [{ size: "large", url: expect.stringMatching(/P-901\.png\?\d{6}$/) }],
    crosswalk: { "punk-records": "569901/P-901" },
    provenance: [{ source: "punk-records", sourceId: "569901/P-901" }],
  });
  const leader = await get("/v1/cards/onepiece:en:st-01-001");
  expect(leader).toMatchObject({ life: 5, otherLanguages: ["onepiece:ja:st-01-001"] });
  expect(leader).not.toHaveProperty("cost");
});

test.each([
  ["color:blue type:harbour", ["en:569901-p_2d902"]],
  ["code:OP07-091", ["en:569801-op07_2d091_5fp1", "en:569901-op07_2d091_5fp1"]],
  ["category:leader life>=5 set:st-01", ["en:st-01-001"]],
  ["set:op-02 power>=7000 attribute:special", ["en:op-02-004", "en:op-02-004_5fp1"]],
])("[SRCH-1] cards are found by what only this game has: %s", async (query, expected) => {
  expect(await idsFound(query)).toEqual(expect.arrayContaining(expected));
});

test("Japanese cards are found by their own names, and English ones are not", async () => {
  expect(await idsFound("ナミ", "ja")).toEqual(["ja:st-01-007"]);
  expect(await idsFound("Nami", "ja")).toEqual([]);
});

test("[SRCH-1] a field of another game is no field here, and the answer says which there are", async () => {
  const { status, body } = await api("GET /v1/cards?game=onepiece&q=hp%3E=100", { token });
  expect([status, body.detail]).toEqual([400, expect.stringContaining("counter")]);
});

test("[CAT-4] the same again writes nothing, and a replay gives the same and asks nobody", async () => {
  const again = await runToTheEnd(token, { source: "punk-records", mode: "full", languages });
  expect(again).toMatchObject({ state: "completed", figures: { written: 0, newBodies: 0 } });
  expect(again.figures.notModified).toBe(again.figures.requests);
  const asked = async () =>
    Object(await (await fetch(`${inject("cloud").upstream}/_requests`)).json()).total;
  const before = await asked();
  const scope = { source: "punk-records", languages, target: "shadow" };
  const replay = await replayToTheEnd(token, scope);
  expect(replay).toMatchObject({ state: "completed", differences: 0, figures: { rejected: 0 } });
  expect(await asked()).toBe(before);
}, 120_000);

import { expect, test } from "vitest";
import { pokemontcg as sampleApi } from "#bin/sample-upstream/pokemontcg/pokemontcg.ts";
import { pokemontcgFiles } from "#bin/sample-upstream/pokemontcg/pokemontcg-files.ts";
import {
  type PokemonTcgData,
  pokemonTcgData,
} from "#bin/sample-upstream/pokemontcg/pokemontcg-records.ts";
import { targetOf } from "#bin/sample-upstream/target.ts";
import { findCard } from "#functions/catalog/index.ts";
import { pokemontcg } from "#functions/sources/providers/pokemontcg.ts";
import { pokemontcgData } from "#functions/sources/providers/pokemontcg-data.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Upstream } from "#shared/upstreams/upstream.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

const host = "http://cards.test";

/** A pipeline whose upstream is the sample's, with the answers of some addresses replaced. */
function given(data: PokemonTcgData = pokemonTcgData()) {
  const replaced = new Map<string, (text: string) => string>();
  const asked: string[] = [];
  let day = "2026-02-01";
  const api = sampleApi(data, { today: () => day });
  const files = pokemontcgFiles(data);
  const upstream = (now: () => Date): Upstream => ({
    async send({ url }) {
      const target = targetOf(url.slice(host.length));
      asked.push(decodeURIComponent(target.address));
      const answer = (target.segments[0] === "pokemontcg" ? api : files)(target);
      const change = [...replaced].find(([part]) => url.includes(part))?.[1];
      const text = answer.body.toString("utf8");
      const bytes = Buffer.from(change ? change(text) : text);
      return { requestedAt: now().toISOString(), durationMs: 1, status: answer.status, bytes };
    },
  });
  const line = pipeline({
    sources: [pokemontcg(`${host}/pokemontcg`), pokemontcgData(`${host}/pokemontcg-data`)],
    upstream: (time) => upstream(time.now),
  });
  const run = async (source: string) => {
    const before = line.store.writes();
    const ended = await line.run(source);
    return { state: ended?.state, writes: line.store.writes() - before, id: ended?.id ?? "" };
  };
  const card = (set: string, number: string) =>
    findCard(printingId(setId("pokemon", "en", set), number), { store: line.store });
  return { line, run, card, asked, replaced, nextDay: () => (day = "2026-02-02") };
}

/** A set of 261 cards, which takes two pages. */
const large: PokemonTcgData = {
  sets: [{ id: "zz1", name: "Large", series: "Z", total: 261, releaseDate: "2026/01/01" }],
  cards: Array.from({ length: 261 }, (_none, at) => ({
    ...{ id: `zz1-${at + 1}`, name: `Card ${at + 1}`, supertype: "Pokémon", number: `${at + 1}` },
    set: { id: "zz1" },
  })),
};

test("[ING-1] the sample's cards come from the API, and the same again writes nothing", async () => {
  const { run, card, asked, nextDay } = given();
  expect(await run("pokemontcg")).toMatchObject({ state: "completed" });
  expect(asked).toContain('/pokemontcg/v2/cards?q=set.id:"base1"&orderBy=id&page=1&pageSize=250');
  expect(await card("base1", "4")).toMatchObject({
    ...{ name: "Charizard", rarity: "Rare Holo", normalizedRarity: "Rare Holo", status: "current" },
    crosswalk: { pokemontcg: "base1-4" },
  });
  // Cards of one of its sets lie in two of ours.
  expect(await card("exu", "!")).toMatchObject({ crosswalk: { pokemontcg: "ex10-!" } });
  expect(await card("smpl1", "2")).toMatchObject({
    attributes: { rules: ["EX rule, invented: nothing happens."] },
  });
  // On another day all cards have other prices.
  nextDay();
  expect(await run("pokemontcg")).toMatchObject({ state: "completed", writes: 0 });
});

test("the files say of each card what the API says, and write nothing that it has said", async () => {
  const { run, card, line } = given();
  await run("pokemontcg");
  const before = await card("smpl1", "1");
  expect(await run("pokemontcg-data")).toMatchObject({ state: "completed" });
  const after = await card("smpl1", "1");
  const { provenance: _was, ...was } = before ?? { provenance: undefined };
  const { provenance: sources, ...is } = after ?? { provenance: undefined };
  expect(is).toEqual(was);
  expect(sources?.map(({ source }) => source)).toEqual(["pokemontcg", "pokemontcg-data"]);
  expect(line.dead).toEqual([]);
  for (const source of ["pokemontcg", "pokemontcg-data"]) {
    expect(await run(source)).toMatchObject({ state: "completed", writes: 0 });
  }
});

test("[CAT-4] a set of two pages is whole, and each page is a list of its own", async () => {
  const { run, card, replaced, line } = given(large);
  expect(await run("pokemontcg")).toMatchObject({ state: "completed" });
  expect([await card("zz1", "1"), await card("zz1", "99")]).toMatchObject([
    { status: "current" },
    { status: "current" },
  ]);
  await line.pass(1);
  replaced.set("/v2/cards?", (text) => {
    const { data, ...page } = JSON.parse(text);
    const kept = data.filter(({ id }: { id: string }) => id !== "zz1-99");
    return JSON.stringify({ ...page, data: kept, totalCount: 260 });
  });
  expect(await run("pokemontcg")).toMatchObject({ state: "completed" });
  expect(await card("zz1", "99")).toMatchObject({ status: "removed" });
});

test("[CAT-4] what was on a page that a set has no more is removed, and current on it again", async () => {
  const { run, card, replaced, line } = given(large);
  await run("pokemontcg");
  // By their ids: 99 is the last of all.
  const status = async () => [(await card("zz1", "1"))?.status, (await card("zz1", "99"))?.status];
  expect(await status()).toEqual(["current", "current"]);
  await line.pass(1);
  replaced.set("/v2/cards?", (text) => JSON.stringify({ ...JSON.parse(text), totalCount: 250 }));
  expect(await run("pokemontcg")).toMatchObject({ state: "completed" });
  expect(await status()).toEqual(["current", "removed"]);
  await line.pass(1);
  replaced.delete("/v2/cards?");
  expect(await run("pokemontcg")).toMatchObject({ state: "completed" });
  expect(await status()).toEqual(["current", "current"]);
});

test("[ING-7] pages that repeat a card and lack another are no whole list", async () => {
  const { run, line, replaced } = given(large);
  replaced.set("page=2", (text) => {
    const { data, ...page } = JSON.parse(text);
    const [, ...others] = data;
    return JSON.stringify({ ...page, data: [large.cards[0], ...others] });
  });
  const { id, state } = await run("pokemontcg");
  expect(state).toBe("completed_with_failures");
  const units = await line.deps.runs.allUnits(id);
  expect(units.find(({ unit }) => unit === "zz1")?.reason).toContain(
    "The pages hold 260 of 261 entries.",
  );
});

test("[ING-7] a card that is none costs itself only", async () => {
  const { run, card, line, replaced } = given();
  replaced.set("smpl1.json", (text) => text.replace('"name":"Pebblemoth"', '"name":""'));
  await run("pokemontcg-data");
  expect(await card("smpl1", "1")).toBeUndefined();
  expect(await card("smpl1", "2")).toBeDefined();
  expect(line.dead.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("smpl1-1: The body is no card of the Pokémon TCG API"),
  ]);
});

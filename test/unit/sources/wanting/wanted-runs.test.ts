import { expect, test } from "vitest";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { measureFreshness } from "#functions/sources/schedule/measure-freshness.ts";
import { Language, PrintingId } from "#schemas/values.ts";
import { host, putCard } from "#test/support/sources/pipeline.ts";
import { card, synced } from "#test/support/sources/synced-line.ts";

const wanted = (...numbers: string[]) =>
  Object.fromEntries(numbers.map((one) => [PrintingId.parse(`pokemon:en:${one}`), 1]));

/** A line that has two sets, an hour later, when people want some of their cards. */
async function given(...numbers: string[]) {
  const { line } = await synced();
  await line.time.advance(3_600_000);
  line.deps.wanted.note(line.deps.clock(), wanted(...numbers));
  line.asked.length = 0;
  const hourly = async () => {
    const run = await line.run("tcgdex", "wanted");
    return { run, asked: line.asked.splice(0) };
  };
  return { line, hourly };
}

test("[ING-1] the cards that people want are asked for, and nothing else, not even a list", async () => {
  const { line, hourly } = await given("base1-2", "exu-a");
  putCard(line.bodies, "base1-2", { hp: 170 });
  const { run, asked } = await hourly();
  expect(asked.sort()).toEqual([card("base1-2"), card("exu-A")]);
  expect(run).toMatchObject({ state: "completed", mode: "wanted" });
  const [changed] = await line.store.cards([PrintingId.parse("pokemon:en:base1-2")]);
  expect(changed?.value.attributes).toMatchObject({ hp: 170 });
  expect(line.dead).toEqual([]);
});

test("[ING-1] a card that nobody knows, or that its source has no more, costs its neighbours nothing", async () => {
  const { line, hourly } = await given("base1-1", "base1-2", "base9-9");
  line.bodies.delete(card("base1-1"));
  const { run, asked } = await hourly();
  expect(asked.sort()).toEqual([card("base1-1"), card("base1-2")]);
  expect(run?.state).toBe("completed");
  expect(line.dead).toEqual([]);
});

test("[ING-1] an hour in which nothing is wanted asks for nothing and ends", async () => {
  const { hourly } = await given();
  const { run, asked } = await hourly();
  expect(asked).toEqual([]);
  expect(run?.state).toBe("completed");
});

test("[ING-5] a worker that dies, and messages that come twice, ask for no card twice", async () => {
  const { line, hourly } = await given("base1-1", "base1-2", "base1-3");
  let deaths = 0;
  line.world.doomed = () => deaths++ < 2;
  const { run, asked } = await hourly();
  expect(run?.state).toBe("completed");
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toHaveLength(3);
});

test("[ING-1] of two games each source is asked for its own", async () => {
  const { line, hourly } = await given("base1-2");
  line.deps.wanted.note(line.deps.clock(), {
    [PrintingId.parse("onepiece:en:op-01-op01-001")]: 50,
  });
  expect((await hourly()).asked).toEqual([card("base1-2")]);
});

test("[ING-1] each hour has one run for what people want, after what is due, and leaves the age of the source alone", async () => {
  const { line } = await given("base1-2");
  line.occur("schedule");
  await line.drain();
  line.occur("schedule");
  await line.drain();
  const { items } = await line.deps.runs.list({ limit: 9 });
  const modes = () => items.map(({ mode }) => mode);
  expect(modes().filter((mode) => mode === "wanted")).toHaveLength(1);
  const before = await measureFreshness(line.deps);
  await line.time.advance(3_600_000);
  line.occur("schedule");
  await line.drain();
  const after = await measureFreshness(line.deps);
  expect(after[0]?.seconds).toBeGreaterThanOrEqual((before[0]?.seconds ?? 0) + 3000);
});

test("what TCGdex calls a card leads to its set and its name there", () => {
  const source = tcgdex(host);
  const language = Language.parse("en");
  const of = (ids: Record<string, string>) => source.wantedOf?.({ language, ids });
  expect(of({ tcgdex: "base1-4" })).toEqual([
    { dataset: "sets", unit: "base1", name: "base1-4", language: "en" },
  ]);
  expect(of({ tcgplayer: "42382" })).toEqual([]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogRecorders } from "#functions/catalog/index.ts";
import { normalizeUnit } from "#functions/sources/normalizing/normalize-unit.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { membersKey } from "#schemas/storage/catalog-items.ts";
import { recordersOf } from "#shared/kernel/recorder.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryNewestMarks } from "#test/fakes/memory-newest-marks.ts";
import { host, layOut, pipeline } from "#test/support/sources/pipeline.ts";

const numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
const unit = { source: "tcgdex", language: "en", dataset: "sets", unit: "base1" };
const setUrl = `${host}/v2/en/sets/base1`;

/** The packs of days on which a set lists all of its cards, or none. */
async function packsOf(days: readonly ("all" | "none")[]) {
  const line = pipeline();
  layOut(line.bodies, { base1: numbers });
  const whole = line.bodies.get(setUrl) ?? "";
  for (const day of days) {
    const body = day === "all" ? whole : JSON.stringify({ ...JSON.parse(whole), cards: [] });
    line.bodies.set(setUrl, body);
    await line.pass(1);
    await line.start("full");
    await line.drain();
  }
  const packs = [...line.packs].filter(([, lines]) => lines.some(({ name }) => name === "set"));
  return { line, packs: packs.map(([key]) => key).toSorted() };
}

/** What is believed of the set once its packs are silver in an order, in a catalogue of its own. */
async function believedAfter(line: ReturnType<typeof pipeline>, packs: readonly string[]) {
  const store = memoryCatalogStore();
  const deps = {
    lake: line.deps.lake,
    marks: memoryNewestMarks(),
    recorders: recordersOf(catalogRecorders({ store })),
  };
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  for (const key of packs) {
    const lines = (await line.deps.lake.readPack(key))
      .map((one, number) => ({ key, number, line: one }))
      .filter((one) => one.line.unit === unit.unit);
    await normalizeUnit(unit, { source, lines }, deps);
  }
  return (await store.lists(membersKey(setId("pokemon", "en", "base1"))))?.lists["tcgdex"];
}

test("[ING-2] lists that shrink and recover come to the same in whatever order their packs arrive", async () => {
  const { line, packs } = await packsOf(["all", "none", "all", "none"]);
  expect(packs).toHaveLength(4);
  const inOrder = await believedAfter(line, packs);
  expect([inOrder?.ids.length, inOrder?.doubted?.ids.length]).toEqual([8, 0]);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(packs, { minLength: packs.length }), async (shuffled) => {
      expect(await believedAfter(line, shuffled)).toEqual(inOrder);
    }),
    { numRuns: 24 },
  );
});

test("[CAT-3] a list that was short twice is believed, also when the newer pack comes first", async () => {
  const { line, packs } = await packsOf(["all", "none", "none"]);
  const [whole = "", short = "", shortAgain = ""] = packs;
  const believed = await believedAfter(line, [whole, shortAgain, short]);
  expect([believed?.ids.length, believed?.doubted]).toEqual([0, undefined]);
});

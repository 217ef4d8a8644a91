import { expect, test } from "vitest";
import type { Lake } from "#functions/sources/lake/lake.ts";
import type { NewestMarks } from "#functions/sources/normalizing/newest-marks.ts";
import { normalizeUnit } from "#functions/sources/normalizing/normalize-unit.ts";
import type { Source } from "#functions/sources/port/source.ts";
import type { Recorder } from "#shared/kernel/recorder.ts";
import { putCard } from "#test/support/sources/pipeline.ts";
import { silver, synced } from "#test/support/sources/synced-line.ts";
import { at, key, reading, record, taking } from "#test/support/sources/told-lines.ts";

const unit = { source: "tcgdex", language: "en", dataset: "sets", unit: "base1" };

/** A line that has synced, and the packs that two later runs brought: another body, and the first again. */
async function twoPacks() {
  const { line } = await synced();
  const packs: string[] = [];
  for (const hp of [90, 50]) {
    await line.pass(1);
    putCard(line.bodies, "base1-2", { hp });
    const before = new Set(line.packs.keys());
    await line.start("full");
    for (let next = line.queue.shift(); next; next = line.queue.shift()) {
      if (next.to === "fetch") await line.handle(next);
    }
    packs.push(...[...line.packs.keys()].filter((key) => !before.has(key)));
  }
  const linesOf = async (key: string) =>
    (await line.deps.lake.readPack(key)).map((one, number) => ({ key, number, line: one }));
  return { line, linesOf, packs };
}
const hpOf = async (line: Awaited<ReturnType<typeof twoPacks>>["line"]) =>
  (await silver(line)).find(({ id }) => id === "pokemon:en:base1-2")?.attributes["hp"];

test("[ING-2] whoever is overtaken while it writes makes the newer answer silver again", async () => {
  const { line, linesOf, packs } = await twoPacks();
  const [older = "", newer = ""] = packs;
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  let raised = 0;
  const marks: NewestMarks = {
    // The newer pack is made silver between the older one's look and its write.
    async raise(of, at) {
      raised += 1;
      if (raised === 2) {
        await normalizeUnit(unit, { source, lines: await linesOf(newer) }, line.deps);
      }
      return line.deps.marks.raise(of, at);
    },
  };
  await normalizeUnit(unit, { source, lines: await linesOf(older) }, { ...line.deps, marks });
  expect(await hpOf(line)).toBe(50);
});

test("[ING-2] a pack that is alone is made silver without a look at other packs", async () => {
  const { line, linesOf, packs } = await twoPacks();
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  const lake = {
    ...line.deps.lake,
    packsAfter: async () => {
      throw new Error("Nobody is late.");
    },
  };
  await normalizeUnit(
    unit,
    { source, lines: await linesOf(packs[0] ?? "") },
    { ...line.deps, lake },
  );
  expect(await hpOf(line)).toBe(90);
});

/** Answers in the order of their time are `at(…)` of seconds; each write takes so many of them. */
function written(counts: readonly number[] = []) {
  const left = [...counts];
  const { handed, deps } = taking((own) => ({ written: left.shift() ?? own.length }));
  const late: string[] = [];
  const list: Recorder = {
    ...{ kind: "members", takesLate: true },
    async record(own) {
      late.push(...own.map(({ sourceId }) => sourceId));
      const none = { unchanged: 0, older: 0, refused: [], cards: 0, drifted: 0 };
      return { written: own.length, ...none };
    },
  };
  const recorders = new Map([...deps.recorders, ["members", list]]);
  return { handed, late, deps: { ...deps, recorders } };
}
const second = (one: number) => `2026-02-01T06:00:0${one}.000Z`;
const name = { source: "tcgdex", language: "en", dataset: "sets", unit: "base1" };

test("[ING-2] a unit's mark is raised to the newest of its answers, wherever that stands", async () => {
  const raised: string[] = [];
  const marks: NewestMarks = {
    async raise(_unit, moment) {
      raised.push(moment);
      return moment;
    },
  };
  const { handed, deps } = written();
  const lines = [2, 5, 3].map((moment, number) => at(number, { requestedAt: second(moment) }));
  const lake = { ...deps.lake, packsAfter: notAsked, readPack: notAsked } as unknown as Lake;
  const source = reading({ "card:0": [record("a")] });
  expect(await normalizeUnit(name, { source, lines }, { ...deps, lake, marks })).toMatchObject({
    written: 1,
  });
  // Once before it writes, and once to see whether it was overtaken.
  expect(raised).toEqual([second(5), second(5)]);
  expect(handed).toHaveLength(1);
});

test("[CAT-3] of an answer that was overtaken nothing counts but what it lists", async () => {
  const { handed, late, deps } = written();
  const later = at(0, { requestedAt: second(9), sha256: "b".repeat(64) }).line;
  const lake = {
    ...deps.lake,
    packsAfter: async () => ["later"],
    readPack: async () => [later],
  } as unknown as Lake;
  const marks: NewestMarks = { raise: async () => second(9) };
  const source: Source = {
    ...reading({}),
    *records({ name: of }) {
      yield record(`${of} of a card`);
      yield record(`${of} of a list`, "members");
    },
  };
  const done = await normalizeUnit(
    name,
    { source, lines: [at(0), at(1)] },
    { ...deps, lake, marks },
  );
  // The newer answer to the first request, and the own one to the second.
  expect(handed.flat().map(({ provenance }) => provenance.bronzeKey)).toEqual(["later", key]);
  expect(late).toEqual(["card:0 of a list", "card:1 of a list", "card:0 of a list"]);
  expect(done.written).toBe(2 + 2 + 1);
});

test("[ING-2] who is overtaken looks again until nobody is newer, or nothing is written", async () => {
  const moments = [1, 3, 5, 7, 7].map(second);
  const marks: NewestMarks = { raise: async () => moments.shift() ?? "" };
  const { handed, deps } = written([1, 1, 0, 9]);
  const until: string[] = [];
  const lake = {
    ...deps.lake,
    packsAfter: async (_key: string, moment: string) => {
      until.push(moment);
      return [];
    },
  } as unknown as Lake;
  const source = reading({ "card:0": [record("a")] });
  const lines = [at(0, { requestedAt: second(1) })];
  const done = await normalizeUnit(name, { source, lines }, { ...deps, lake, marks });
  expect(until).toEqual([second(3), second(5)]);
  expect(handed).toHaveLength(3);
  expect(done.written).toBe(2);
});

const notAsked = () => {
  throw new Error("Nobody is late.");
};

import { beforeEach, describe, expect, test } from "vitest";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import {
  endFetching,
  endPack,
  type FinishDeps,
  failUnit,
  outcomeOf,
} from "#functions/sources/runs/end-unit.ts";
import { giveUpPack, giveUpUnits, isOver } from "#functions/sources/runs/give-up-unit.ts";
import { type Run, type RunState, UnitProgress } from "#schemas/storage/work-items.ts";
import { Language } from "#schemas/values.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";

const startedAt = "2026-02-01T06:00:00.000Z";
const now = "2026-02-01T07:00:00.000Z";
const named = (unit: string) => ({ source: "tcgdex", language: "en", dataset: "sets", unit });
const [one, two] = [named("base1"), named("base2")];
const hour = 3_600_000;

const run: Run = {
  ...{ id: "RUN", sources: ["tcgdex"], languages: [Language.parse("en")], mode: "due" },
  ...{ state: "running", startedAt, requestHash: "" },
};

let deps: FinishDeps & { sources: Map<string, ReturnType<typeof tcgdex>> };
let noted: string[];
beforeEach(async () => {
  noted = [];
  const runs = memoryRunStore();
  const noteFindings = (findings: readonly { code: string }[]) => {
    noted.push(`${findings.length} findings`);
  };
  const sources = new Map([["tcgdex", tcgdex("http://cards.test")]]);
  deps = { runs, sources, clock: () => new Date(now), noteFindings };
  await runs.create(run, startedAt);
  await runs.addPending(run.id, [one, two]);
  for (const unit of [one, two]) await runs.startUnit(run.id, unit, startedAt);
});
const state = async () => (await deps.runs.get(run.id))?.state;
const progress = async (name: string) =>
  (await deps.runs.allUnits(run.id)).find(({ unit }) => unit === name);
const packDone = async (unit: typeof one, pack: string, rejected: string[] = []) =>
  deps.runs.packDone(run.id, unit, { pack, figures: {}, rejected, healed: [] });

describe("a unit", () => {
  test("that has no packs left is done when it is fetched, and the last one ends the run", async () => {
    await endFetching({ run, unit: one }, { requests: 3 }, deps);
    expect(await progress("base1")).toMatchObject({ state: "done", requests: 3, updatedAt: now });
    expect([await state(), await deps.runs.countPending(run.id)]).toEqual(["running", 1]);
    expect(noted).toEqual([]);
    await endFetching({ run, unit: two }, {}, deps);
    expect(await deps.runs.get(run.id)).toMatchObject({ state: "completed", finishedAt: now });
    expect(noted).toEqual(["0 findings"]);
  });

  test("that is fetched waits for each of its packs", async () => {
    await endFetching({ run, unit: two }, {}, deps);
    await deps.runs.addToUnit(run.id, one, { figures: {}, packs: ["a", "b"] });
    await endFetching({ run, unit: one }, {}, deps);
    expect((await progress("base1"))?.state).toBe("fetched");
    await endPack({ run, unit: one }, await packDone(one, "a"), deps);
    expect([(await progress("base1"))?.state, await state()]).toEqual(["fetched", "running"]);
    await endPack({ run, unit: one }, await packDone(one, "b"), deps);
    expect(await progress("base1")).toMatchObject({ state: "done", updatedAt: now });
    expect(await state()).toBe("completed");
  });

  test("of which all packs are normalised is not done while it is fetched", async () => {
    await endFetching({ run, unit: two }, {}, deps);
    await deps.runs.addToUnit(run.id, one, { figures: {}, packs: ["a"] });
    await endPack({ run, unit: one }, await packDone(one, "a"), deps);
    expect([(await progress("base1"))?.state, await state()]).toEqual(["fetching", "running"]);
  });

  test("that failed leaves its run with the reason, and the others go on", async () => {
    await failUnit({ run, unit: one }, "It is no JSON.", deps);
    expect(await progress("base1")).toMatchObject({
      ...{ state: "failed", reason: "It is no JSON.", updatedAt: now },
    });
    expect(await state()).toBe("running");
    await endFetching({ run, unit: two }, {}, deps);
    expect(await state()).toBe("completed_with_failures");
  });

  test("of one language says nothing of those of another that are left", async () => {
    const german = { ...named("base1"), language: "de" };
    await deps.runs.addPending(run.id, [german]);
    await endFetching({ run, unit: one }, {}, deps);
    await endFetching({ run, unit: two }, {}, deps);
    expect(await state()).toBe("running");
    await endFetching({ run, unit: german }, {}, deps);
    expect(await state()).toBe("completed");
  });
});

describe("a run that has ended", () => {
  beforeEach(async () => {
    for (const unit of [one, two]) await endFetching({ run, unit }, {}, deps);
    noted = [];
  });

  test("is left alone by who comes late with nothing to tell", async () => {
    await endPack({ run, unit: one }, await packDone(one, "late"), deps);
    expect(noted).toEqual([]);
  });

  test("hears of what has changed silver since", async () => {
    await endPack({ run, unit: one, isNews: true }, await packDone(one, "late"), deps);
    expect(noted).toEqual(["0 findings"]);
    expect(await state()).toBe("completed");
  });

  test("with failures ends well once its misfits are mended", async () => {
    await endPack({ run, unit: one, isNews: true }, await packDone(one, "late", ["x"]), deps);
    expect(await state()).toBe("completed_with_failures");
    const healed = await deps.runs.packDone(run.id, one, {
      ...{ pack: "late", lines: [0], figures: {}, rejected: [], healed: ["x"] },
    });
    await endPack({ run, unit: one }, healed, deps);
    expect(await state()).toBe("completed");
  });

  test.each(["stopped", "forgotten"])("and was %s before it did stays so", async (what) => {
    if (what === "stopped") {
      await deps.runs.move(run.id, { from: ["completed"], to: "stopped" });
      await endPack({ run, unit: one, isNews: true }, await packDone(one, "late"), deps);
      expect(await state()).toBe("stopped");
    } else {
      const other = { ...run, id: "OTHER" };
      await endFetching({ run: other, unit: one }, {}, deps);
      expect(await deps.runs.get("OTHER")).toBeUndefined();
    }
    expect(noted).toEqual([]);
  });
});

describe("what a run comes to", () => {
  const unit = (more: object) => UnitProgress.parse({ ...one, state: "done", ...more });
  test.each([
    ["all units are done", [unit({})], { to: "completed" }],
    ["nothing was to be done", [], { to: "completed" }],
    [
      "one of two has failed",
      [unit({}), unit({ state: "failed", reason: "No." })],
      { to: "completed_with_failures" },
    ],
    [
      "all have failed",
      [unit({ state: "failed", reason: "No." }), unit({ state: "failed", reason: "Neither." })],
      { to: "failed", reason: "No." },
    ],
    [
      "all have failed and none says why",
      [unit({ state: "failed" })],
      { to: "failed", reason: "Its units failed." },
    ],
    [
      "an answer did not fit",
      [unit({ rejected: new Set(["a#1"]) })],
      { to: "completed_with_failures" },
    ],
    ["no answer is a misfit any more", [unit({ rejected: new Set() })], { to: "completed" }],
    [
      "one is fetched still",
      [unit({}), unit({ state: "fetching" })],
      { to: "completed_with_failures" },
    ],
  ])("where %s", (_what, units, expected) => {
    expect(outcomeOf(units)).toEqual(expected);
  });
});

describe("a message that is given up", () => {
  const message = {
    ...{ version: 2 as const, runId: run.id, source: "tcgdex", dataset: "sets", language: "en" },
    ...{ units: ["base1", "base2"] },
  };
  const due = { ...message, startedAt, mode: "due" as const };
  const pack = { ...message, bronzeKey: "a" };

  test("ends those of its units that are not fetched", async () => {
    await endFetching({ run, unit: one }, {}, deps);
    await giveUpUnits(due, "It said 500.", deps);
    expect(await progress("base1")).toMatchObject({ state: "done" });
    expect(await progress("base2")).toMatchObject({
      ...{ state: "failed", reason: "It said 500.", updatedAt: now },
    });
    expect(await state()).toBe("completed_with_failures");
  });

  test("about a pack ends all of its units, also such as are fetched", async () => {
    await endFetching({ run, unit: one }, {}, deps);
    await giveUpPack(pack, "It is no pack.", deps);
    for (const name of message.units) {
      expect(await progress(name)).toMatchObject({ state: "failed", reason: "It is no pack." });
    }
    expect(await deps.runs.get(run.id)).toMatchObject({
      ...{ state: "failed", reason: "It is no pack." },
    });
  });

  test.each([
    ["a source that is no more", { source: "attic" }],
    ["a run that nobody knows", { runId: "OTHER" }],
  ])("of %s changes nothing", async (_what, more) => {
    await giveUpUnits({ ...due, ...more }, "It said 500.", deps);
    await giveUpPack({ ...pack, ...more }, "It is no pack.", deps);
    expect(await deps.runs.allUnits(run.id)).toMatchObject([
      { state: "fetching" },
      { state: "fetching" },
    ]);
    expect(await deps.runs.allUnits("OTHER")).toEqual([]);
  });
});

describe("[OPS-8] a run's time", () => {
  const at = (ms: number) => new Date(Date.parse(startedAt) + ms);
  test.each<[RunState, boolean, boolean]>([
    ["planning", false, true],
    ["running", false, true],
    // A redrive may still mend it.
    ["failed", false, true],
    ["completed", false, false],
    ["completed_with_failures", false, false],
    ["stopped", true, true],
  ])("%s: within twenty hours %s, then %s", (is, within, after) => {
    expect(isOver({ ...run, state: is }, at(20 * hour))).toBe(within);
    expect(isOver({ ...run, state: is }, at(20 * hour + 1))).toBe(after);
  });
});

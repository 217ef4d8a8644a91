import { describe, expect, test } from "vitest";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { measureFreshness } from "#functions/sources/schedule/measure-freshness.ts";
import type { Run, UnitProgress } from "#schemas/storage/work-items.ts";
import { Language } from "#schemas/values.ts";

const source = tcgdex("http://cards.test");
const [en, de] = [Language.parse("en"), Language.parse("de")];
const hour = 3600;

const aRun = (id: string, finishedAt: string, more: Partial<Run> = {}): Run => ({
  ...{ id, sources: ["tcgdex"], languages: [en], mode: "due", requestHash: "" },
  ...{ state: "completed", startedAt: finishedAt, finishedAt },
  ...more,
});

const aUnit = (unit: string, state: UnitProgress["state"], language = en): UnitProgress => ({
  ...{ source: "tcgdex", language, state, dataset: "sets", unit },
});
/** The unit that lists the others, and so many sets of which some failed. */
const units = (sets: number, failed: number, list: UnitProgress["state"] = "done") => [
  { ...aUnit("", list), ...source.first },
  ...Array.from({ length: sets }, (_none, at) =>
    aUnit(`set-${at}`, at < failed ? "failed" : "done"),
  ),
];

const measured = (
  runs: readonly (readonly [Run, readonly UnitProgress[]])[],
  languages = [en],
): Promise<unknown> =>
  measureFreshness({
    runs: {
      list: async ({ source: name }) => ({
        items: runs.map(([run]) => run).filter(({ sources }) => !name || sources.includes(name)),
      }),
      allUnits: async (id) => runs.find(([run]) => run.id === id)?.[1] ?? [],
    },
    sources: new Map([["tcgdex", source]]),
    languages,
    clock: () => new Date("2026-02-02T12:00:00.000Z"),
  });

const boundSeconds = 25 * hour;
const today = "2026-02-02T06:00:00.000Z";
const yesterday = "2026-02-01T06:00:00.000Z";
const fresh = [{ source: "tcgdex", language: "en", seconds: 6 * hour, boundSeconds }];
const old = [{ source: "tcgdex", language: "en", seconds: 30 * hour, boundSeconds }];

describe("[OPS-4] a source", () => {
  test("is as fresh as its last good run", async () => {
    expect(
      await measured([
        [aRun("2", today), units(10, 0)],
        [aRun("1", yesterday), units(10, 0)],
      ]),
    ).toEqual(fresh);
  });

  test("is fresh although one of many sets failed", async () => {
    const run = aRun("2", today, { state: "completed_with_failures" });
    expect(await measured([[run, units(20, 1)]])).toEqual(fresh);
  });

  test.each([
    [
      "most of whose sets failed",
      aRun("2", today, { state: "completed_with_failures" }),
      units(10, 5),
    ],
    [
      "whose list failed",
      aRun("2", today, { state: "completed_with_failures" }),
      units(0, 0, "failed"),
    ],
    ["that is under way", aRun("2", today, { state: "running" }), units(10, 0)],
    ["that was stopped", aRun("2", today, { state: "stopped" }), units(10, 0)],
    ["that was for some sets only", aRun("2", today, { units: ["set-1"] }), units(10, 0)],
    ["of another source", aRun("2", today, { sources: ["pokeapi"] }), units(10, 0)],
    ["that never got to it", aRun("2", today), []],
  ])("is not made fresh by a run %s", async (_name, run, itsUnits) => {
    expect(
      await measured([
        [run, itsUnits],
        [aRun("1", yesterday), units(10, 0)],
      ]),
    ).toEqual(old);
  });

  test("is measured in each of its languages", async () => {
    const german = [...units(1, 0), ...units(1, 0).map((unit) => ({ ...unit, language: de }))];
    expect(
      await measured(
        [
          [aRun("2", today), units(1, 0)],
          [aRun("1", yesterday), german],
        ],
        [en, de],
      ),
    ).toEqual([...fresh, { source: "tcgdex", language: "de", seconds: 30 * hour, boundSeconds }]);
  });

  test("that nothing ever brought in is a month old", async () => {
    expect(await measured([])).toEqual([
      { source: "tcgdex", language: "en", seconds: 30 * 24 * hour, boundSeconds },
    ]);
  });

  test("that may be older for longer is measured by its own bound, also when nothing brought it in", async () => {
    const weekly = { ...source, settings: { ...source.settings, freshWithinHours: 2000 } };
    const of = (runs: readonly Run[]) =>
      measureFreshness({
        runs: { list: async () => ({ items: runs }), allUnits: async () => units(1, 0) },
        sources: new Map([["tcgdex", weekly]]),
        languages: [en],
        clock: () => new Date("2026-02-02T12:00:00.000Z"),
      });
    expect(await of([aRun("1", yesterday)])).toMatchObject([{ boundSeconds: 2000 * hour }]);
    expect(await of([])).toMatchObject([{ seconds: 4000 * hour }]);
  });
});

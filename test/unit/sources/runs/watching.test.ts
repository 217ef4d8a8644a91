import { describe, expect, test } from "vitest";
import { figuresOf, progressOf } from "#functions/sources/runs/run-progress.ts";
import { getRun, listRunUnits, stopRun } from "#functions/sources/runs/watch-runs.ts";
import { given, run, unit } from "#test/support/sources/runs-begun.ts";

describe("how far a run has come", () => {
  const now = new Date("2026-02-01T06:01:30.500Z");

  test("is the sum of its units", () => {
    const units = [
      unit("a", { state: "done", requests: 3, written: 2, rejected: new Set(["x", "y"]) }),
      unit("b", { state: "fetched", requests: 4, gone: 1, rejected: new Set(["z"]) }),
      unit("c", { state: "fetching" }),
      unit("d", { state: "failed" }),
    ];
    expect(progressOf(run, { units, pending: 5, now })).toEqual({
      seconds: 90.5,
      // Of five that are left two have begun.
      unitsByState: { waiting: 3, done: 1, fetched: 1, fetching: 1, failed: 1 },
      figures: { ...figuresOf({}), requests: 7, written: 2, gone: 1 },
      rejected: 3,
    });
  });

  test("is counted to its end, and never below nothing", () => {
    const about = { units: [unit("a", { state: "fetching" })], pending: 0, now };
    const ended = { ...run, finishedAt: "2026-02-01T06:00:10.000Z" };
    expect(progressOf(ended, about)).toMatchObject({ seconds: 10, unitsByState: { waiting: 0 } });
    const early = new Date("2026-02-01T05:59:00.000Z");
    expect(progressOf(run, { ...about, now: early }).seconds).toBe(0);
  });

  test("of a unit says nothing that it has not counted", () => {
    expect(figuresOf({ requests: 2 })).toMatchObject({ requests: 2, bytes: 0, drifted: 0 });
  });
});

describe("who looks at a run", () => {
  test("sees its units with their figures, and no empty reason", async () => {
    const { deps, start } = given();
    const { id } = (await start({ source: "tcgdex" })).run;
    const at = "2026-02-01T06:00:01.000Z";
    await deps.runs.startUnit(id, unit("base1"), at);
    await deps.runs.setUnit(id, unit("base1"), { state: "done", at });
    await deps.runs.setUnit(id, unit("base2"), { state: "failed", at, reason: "No." });
    await deps.runs.packDone(id, unit("base2"), {
      ...{ pack: "a", figures: { written: 2 }, rejected: ["a#1", "a#2"], healed: [] },
    });
    expect((await listRunUnits(id, { limit: 10 }, deps)).items).toMatchObject([
      { unit: "base1", state: "done", rejected: 0, reason: undefined, figures: figuresOf({}) },
      { unit: "base2", rejected: 2, reason: "No.", figures: { written: 2, requests: 0 } },
    ]);
    expect(await getRun(id, deps)).toMatchObject({ drift: [], findings: [], rejected: 2 });
  });

  test.each([
    ["get", getRun],
    ["stop", stopRun],
    [
      "list",
      (id: string, deps: Parameters<typeof getRun>[1]) => listRunUnits(id, { limit: 1 }, deps),
    ],
  ])("of which there is none is told so: %s", async (_what, look) => {
    const { deps } = given();
    await expect(look("none", deps)).rejects.toMatchObject({ code: "sources.no_such_run" });
  });

  test("stops one that is under way, and none that has ended", async () => {
    const { time, deps, start } = given();
    const { id } = (await start({ source: "tcgdex" })).run;
    const finishedAt = time.now.toISOString();
    expect(await stopRun(id, deps)).toMatchObject({ state: "stopped", finishedAt });
    await deps.runs.move(id, { from: ["stopped"], to: "completed", finishedAt: "then" });
    expect(await stopRun(id, deps)).toMatchObject({ state: "completed", finishedAt: "then" });
  });
});

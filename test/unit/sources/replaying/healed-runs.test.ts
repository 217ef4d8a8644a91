import { describe, expect, test } from "vitest";
import { rejectName } from "#functions/sources/normalizing/reject-name.ts";
import { healRuns } from "#functions/sources/replaying/heal-runs.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { now, startedAt } from "#test/support/sources/replays-begun.ts";
import { at, key } from "#test/support/sources/told-lines.ts";

describe("[ING-7] runs whose misfits fit now", () => {
  const run: Run = {
    ...{ id: "RUN", sources: ["tcgdex"], languages: [], mode: "due", requestHash: "" },
    ...{ state: "running", startedAt },
  };
  const name = (unit: string) => ({ source: "tcgdex", language: "en", dataset: "sets", unit });
  async function ended(state: "completed_with_failures" | "failed" = "completed_with_failures") {
    const runs = memoryRunStore();
    await runs.create(run, startedAt);
    for (const [unit, numbers] of [
      ["base1", [0, 1]],
      ["base2", []],
    ] as const) {
      await runs.setUnit("RUN", name(unit), { state: "done", at: startedAt });
      const rejected = numbers.map((number) => rejectName(key, number));
      await runs.packDone("RUN", name(unit), { pack: key, figures: {}, rejected, healed: [] });
    }
    await runs.move("RUN", { from: ["running"], to: state, finishedAt: startedAt });
    const left = async () =>
      (await runs.allUnits("RUN")).map(({ rejected }) => rejected?.size ?? 0);
    const healed = (numbers: readonly number[], more: object = {}) =>
      healRuns(
        numbers.map((number) => at(number, { runId: "RUN", ...more })),
        { runs, clock: () => new Date(now) },
      );
    return { runs, left, healed };
  }

  test("are to blame for those that are left, and have ended well once none is", async () => {
    const { runs, left, healed } = await ended();
    await healed([0]);
    expect(await left()).toEqual([1, 0]);
    expect((await runs.get("RUN"))?.state).toBe("completed_with_failures");
    await healed([1, 2]);
    expect(await left()).toEqual([0, 0]);
    expect(await runs.get("RUN")).toMatchObject({ state: "completed", finishedAt: startedAt });
  });

  test("are left alone by answers that fitted before, or that were another run's", async () => {
    const { runs, left, healed } = await ended();
    await healed([2, 3]);
    await healed([0], { runId: "OTHER" });
    expect(await left()).toEqual([2, 0]);
    expect((await runs.get("RUN"))?.state).toBe("completed_with_failures");
  });

  test("stay what they are where they ended otherwise, or have other failures", async () => {
    const failed = await ended("failed");
    await failed.healed([0, 1]);
    expect(await failed.left()).toEqual([2, 0]);
    const other = await ended();
    await other.runs.setUnit("RUN", name("base2"), { state: "failed", at: startedAt });
    await other.healed([0, 1]);
    expect(await other.left()).toEqual([0, 0]);
    expect((await other.runs.get("RUN"))?.state).toBe("completed_with_failures");
  });
});

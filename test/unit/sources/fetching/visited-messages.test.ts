import { describe, expect, test } from "vitest";
import { given, hour } from "#test/support/sources/visits.ts";

describe("a message", () => {
  test("of a source that is no more is given up", async () => {
    const { boxes, visit } = await given();
    await expect(visit({ ...boxes("box:a"), source: "attic" })).rejects.toMatchObject({
      ...{ errorClass: "permanent", message: "There is no source attic." },
    });
  });

  test("of a run that nobody knows any more is fetched as it says", async () => {
    const { line, first, boxes, visit, asked, sent } = await given();
    await visit({ ...first, runId: "GONE", only: ["box:c"] });
    expect(sent().filter(({ to }) => to === "fetch")).toMatchObject([
      { runId: "GONE", units: ["box:c"], only: ["box:c"] },
    ]);
    asked();
    await visit({ ...boxes("box:c"), runId: "GONE", mode: "full" });
    expect(asked()).toHaveLength(3);
    expect(await line.deps.runs.get("GONE")).toBeUndefined();
  });

  test.each([
    ["whose time is up", "It waited until the run's 20 hours were up."],
    ["whose upstream said why", "were up. Last, shelf answered: Busy."],
  ])("of a run %s ends its units with that reason", async (what, reason) => {
    const { line, boxes, visit, asked, units } = await given();
    if (what.includes("why")) {
      const trouble = { request: "x", reason: "Busy.", pauseMs: 1, isTrial: false };
      await line.deps.gate.noteFailure("shelf", trouble);
    }
    await line.time.advance(20 * hour + 1);
    expect(await visit(boxes("box:a", "box:b"))).toEqual({
      ...{ outcome: "run_over", unit: "box:a and 1 more", requests: 0, newBodies: 0 },
    });
    expect(asked()).toEqual([]);
    expect((await units())["box:b"]).toMatchObject({
      ...{ state: "failed", reason: expect.stringContaining(reason) },
    });
  });

  test("of a run that was stopped is dropped", async () => {
    const { line, run, boxes, visit, asked, units } = await given();
    await line.deps.runs.move(run.id, { from: ["planning"], to: "stopped" });
    expect(await visit(boxes("box:a"))).toMatchObject({ outcome: "run_over", unit: "box:a" });
    expect([asked(), await units()]).toEqual([[], {}]);
  });
});

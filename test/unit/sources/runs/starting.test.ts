import { describe, expect, test } from "vitest";
import { runIdOf } from "#functions/sources/runs/run-id.ts";
import { de, en, given } from "#test/support/sources/runs-begun.ts";

const hour = 3_600_000;

describe("a run that is begun", () => {
  test("is of every source but those that stand in for one, in the languages of the stage", async () => {
    const { sent, deps, start } = given();
    const { run, outcome } = await start();
    expect(outcome).toBe("started");
    expect(run).toEqual({
      ...{ id: "RUN1", sources: ["tcgdex", "pokeapi"], languages: [en, de], mode: "due" },
      ...{ state: "planning", startedAt: "2026-02-01T06:00:00.000Z" },
      requestHash: expect.any(String),
    });
    const base = { version: 2, runId: "RUN1", startedAt: run.startedAt, mode: "due" };
    const tcgdexFirst = deps.sources.get("tcgdex")?.first;
    expect(sent).toEqual([
      ...[en, de].map((language) => ({
        ...{ ...base, source: "tcgdex", language },
        ...{ dataset: tcgdexFirst?.dataset, units: [tcgdexFirst?.unit] },
      })),
      expect.objectContaining({ ...base, source: "pokeapi", language: "any" }),
    ]);
    expect(await deps.runs.countPending("RUN1")).toBe(3);
  });

  test("is told in each message what it is for", async () => {
    const { sent, start } = given();
    const dueAt = "2026-02-01T05:00:00.000Z";
    const insteadOf = { source: "tcgdex", reason: "It is away.", since: dueAt };
    const { run } = await start({
      ...{ source: "cellar", mode: "full", languages: [de], units: ["base1"], dueAt, insteadOf },
    });
    expect(run).toMatchObject({ sources: ["cellar"], units: ["base1"], dueAt, insteadOf });
    expect(sent).toMatchObject([
      { source: "cellar", mode: "full", language: de, dueAt, only: ["base1"] },
    ]);
  });

  test("is found by its key again, and refused for another request under it", async () => {
    const { sent, deps, start } = given();
    const first = await start({ source: "tcgdex" }, "key");
    expect(first.run.id).toBe(runIdOf("key"));
    const messages = sent.length;
    expect(await start({ source: "tcgdex" }, "key")).toEqual({
      ...{ run: first.run, outcome: "already_there" },
    });
    // Whoever began it may have died before the first message.
    expect(sent).toHaveLength(2 * messages);
    await deps.runs.move(first.run.id, { from: ["planning"], to: "running" });
    await start({ source: "tcgdex" }, "key");
    expect(sent).toHaveLength(2 * messages);
    const other = start({ source: "tcgdex", mode: "full" }, "key");
    await expect(other).rejects.toMatchObject({ code: "request.key_reused" });
  });

  test("is the same one however late, or for whom, its moment is made up for", async () => {
    const { start } = given();
    const { run } = await start({ source: "cellar" }, "key");
    const insteadOf = { source: "tcgdex", reason: "It is away.", since: run.startedAt };
    const again = await start({ source: "cellar", dueAt: run.startedAt }, "key");
    expect(again.outcome).toBe("already_there");
    await expect(
      start({ source: "cellar", insteadOf }, "key").then(({ outcome }) => outcome),
    ).resolves.toBe("already_there");
  });

  test("finds one of its sources under way, and takes its place once its time is up", async () => {
    const { deps, time, start } = given();
    const { run } = await start({ source: "tcgdex" });
    await expect(start()).rejects.toMatchObject({
      ...{ code: "sources.run_in_progress", message: expect.stringContaining(run.id) },
    });
    time.now = new Date(time.now.getTime() + 20 * hour + 1);
    expect(await start()).toMatchObject({ outcome: "started" });
    expect(await deps.runs.get(run.id)).toMatchObject({
      ...{ state: "failed", finishedAt: time.now.toISOString() },
      reason: "It had not ended after 20 hours, and a new run was due.",
    });
  });

  test("of a source that is none has nothing to do, and is over", async () => {
    const { sent, time, deps, start } = given();
    const { run } = await start({ source: "attic" });
    expect(sent).toEqual([]);
    expect(await deps.runs.get(run.id)).toMatchObject({
      ...{ state: "completed", finishedAt: time.now.toISOString(), sources: [] },
    });
  });
});

test("ids of keys are twenty-six letters of Crockford's alphabet, each key's own", () => {
  const ids = ["a", "b", "schedule tcgdex"].map(runIdOf);
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(new Set(ids).size).toBe(3);
  expect(runIdOf("a")).toBe(ids[0]);
  // It names runs of the schedule that are stored already.
  expect(runIdOf("schedule tcgdex 2026-02-01T05:00:00.000Z")).toMatchInlineSnapshot(
    `"JM9V6EC7GHX87X5E5WSVAXJH0P"`,
  );
});

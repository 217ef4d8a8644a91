import { describe, expect, test } from "vitest";
import { rejectName } from "#functions/sources/normalizing/reject-name.ts";
import { giveUpReplay, goOnReplaying } from "#functions/sources/replaying/go-on-replaying.ts";
import { healRuns } from "#functions/sources/replaying/heal-runs.ts";
import { noAudit } from "#functions/sources/replaying/replay-store.ts";
import {
  getReplay,
  listDifferences,
  resumeReplay,
  stopReplay,
} from "#functions/sources/replaying/watch-replays.ts";
import type { ReplayDue } from "#schemas/messages/replay-due.ts";
import { Chain, noReplayFigures, Replay, type ReplayState } from "#schemas/storage/replay-items.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { memoryReplayStore } from "#test/fakes/memory-replay-store.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { pipeline } from "#test/support/pipeline.ts";
import { at, key } from "#test/support/told-lines.ts";

const startedAt = "2026-03-01T00:00:00.000Z";
const now = "2026-03-01T00:01:30.000Z";

async function given(more: object = {}) {
  const replays = memoryReplayStore();
  const sent: ReplayDue[] = [];
  const deps = {
    ...{ replays, clock: () => new Date(now) },
    queues: { replay: async (some: readonly ReplayDue[]) => void sent.push(...some) },
  };
  const replay = Replay.parse({
    ...{ id: "R", source: "tcgdex", target: "silver", retiresMany: false, state: "running" },
    ...{ startedAt, turn: 1, requestHash: "", ...more },
  });
  await replays.create(replay);
  return { replays, sent, deps, replay };
}
const chain = (index: number, more: object = {}) =>
  Chain.parse({
    ...{ index, dataset: "cards", language: "en", slice: 0, slices: 1, packs: 5, phase: "newest" },
    ...{ hasLists: false, version: 0, figures: noReplayFigures, misfits: [], ...more },
  });

describe("how far a replay has come", () => {
  test("is the sum of its chains, by language, and lists are read twice", async () => {
    const { replays, deps } = await given();
    const figures = { packs: 3, lines: 10, written: 4, unchanged: 3, older: 2, rejected: 1 };
    await replays.addChains("R", "first", [
      chain(0, { figures, misfits: ["a"] }),
      chain(1, { figures: { ...figures, packs: 7 }, hasLists: true, misfits: ["b"] }),
      chain(2, { language: "de", figures: { ...noReplayFigures, packs: 6 } }),
    ]);
    await replays.addChains("R", "late", [
      chain(1000, { figures, storedSince: startedAt, misfits: ["late"] }),
    ]);
    await replays.saveAudit("R", { ...noAudit, said: 9, found: 2, written: 3 });
    const sum = { lines: 20, written: 8, unchanged: 6, older: 4, rejected: 2 };
    const english = { ...sum, packs: 10, packsOf: 15 };
    // Lists are read up to the newest, also of packs that came meanwhile.
    const german = { ...noReplayFigures, packs: 6, packsOf: 6 };
    expect(await getReplay("R", deps)).toMatchObject({
      ...{ seconds: 90, figures: { ...sum, packs: 16, packsOf: 21 } },
      byLanguage: [
        { language: "en", ...english },
        { language: "de", ...german },
      ],
      ...{ misfits: ["a", "b", "late"], said: 9, differences: 2, remerged: 3 },
    });
  });

  test("is told with twenty misfits at most, and in time from its beginning to its end", async () => {
    const { replays, deps } = await given();
    const misfits = Array.from({ length: 5 }, (_none, one) => `misfit ${one}`);
    const chains = [0, 1, 2, 3, 4].map((index) => chain(index, { misfits }));
    await replays.addChains("R", "first", chains);
    await replays.move("R", {
      from: ["running"],
      to: "completed",
      finishedAt: "2026-03-01T00:00:05.000Z",
    });
    const replay = await getReplay("R", deps);
    expect(replay.seconds).toBe(5);
    expect(replay.misfits).toHaveLength(20);
    const early = { ...deps, clock: () => new Date("2026-02-01T00:00:00.000Z") };
    const { deps: others } = await given();
    expect((await getReplay("R", { ...others, clock: early.clock })).seconds).toBe(0);
  });
});

describe("a replay that somebody looks at", () => {
  test.each<[ReplayState, ReplayState]>([
    ["planning", "stopped"],
    ["running", "stopped"],
    ["comparing", "stopped"],
    ["completed", "completed"],
    ["failed", "failed"],
  ])("is stopped unless it has ended: %s, then %s", async (state, expected) => {
    const { deps } = await given({ state });
    expect((await stopReplay("R", deps)).state).toBe(expected);
  });

  test.each<[ReplayState, ReplayState, number]>([
    ["stopped", "planning", 2],
    ["failed", "planning", 2],
    ["completed", "completed", 1],
    ["running", "running", 1],
  ])("is resumed where it was stopped or failed: %s, then %s", async (state, expected, turn) => {
    const { deps, sent } = await given({ state });
    expect(await resumeReplay("R", deps)).toMatchObject({ state: expected, turn });
    const message = { version: 1, replayId: "R", turn: 2, lane: 0 };
    expect(sent).toEqual(expected === "planning" ? [message] : []);
  });

  test.each([
    ["get", getReplay],
    ["stop", stopReplay],
    ["resume", resumeReplay],
    [
      "differences",
      (id: string, deps: Parameters<typeof resumeReplay>[1]) =>
        listDifferences(id, { limit: 1 }, deps),
    ],
  ])("and that there is none of is told so: %s", async (_what, look) => {
    const { deps } = await given();
    await expect(look("none", deps)).rejects.toMatchObject({ code: "sources.no_such_replay" });
  });

  test("tells its differences", async () => {
    const { replays, deps } = await given();
    expect(await listDifferences("R", { limit: 5 }, deps)).toEqual(
      await replays.differences("R", { limit: 5 }),
    );
  });
});

describe("a replay's message", () => {
  const due: ReplayDue = { version: 1, replayId: "R", turn: 1, lane: 0 };

  test("that is given up ends its replay with the reason, unless another turn has begun", async () => {
    const { replays, deps } = await given();
    await giveUpReplay({ ...due, turn: 2 }, "No.", deps);
    expect((await replays.get("R"))?.state).toBe("running");
    await giveUpReplay(due, "It is no pack.", deps);
    expect(await replays.get("R")).toMatchObject({
      ...{ state: "failed", reason: "It is no pack.", finishedAt: now },
    });
    await giveUpReplay({ ...due, replayId: "none" }, "No.", deps);
  });

  test.each([
    ["nobody knows", {}, { replayId: "none" }],
    ["is in another turn", {}, { turn: 2 }],
    ["has ended", { state: "completed" }, {}],
    ["was stopped", { state: "stopped" }, {}],
  ])("is dropped when the replay %s", async (_what, more, message) => {
    const { replays } = await given(more);
    const deps = { ...pipeline().deps, replays };
    const sent = { ...due, ...message };
    expect(await goOnReplaying(sent, deps)).toEqual({
      replayId: sent.replayId,
      outcome: "dropped",
    });
  });

  test("of a source that is no more is given up", async () => {
    const { replays } = await given({ source: "attic" });
    await expect(goOnReplaying(due, { ...pipeline().deps, replays })).rejects.toMatchObject({
      ...{ errorClass: "permanent", message: "There is no source attic." },
    });
  });

  test("of another lane waits until the first has planned, which sends them", async () => {
    const { replays } = await given({ state: "planning" });
    const deps = { ...pipeline().deps, replays };
    const waits = await goOnReplaying({ ...due, lane: 1 }, deps);
    expect(waits).toBeInstanceOf(ComeBack);
    expect(waits).toMatchObject({ afterSeconds: 1, report: { replayId: "R", outcome: "waits" } });
    expect((await replays.get("R"))?.state).toBe("planning");
  });

  test("of the first lane plans, and sends one for each further lane that has something to do", async () => {
    const { replays, sent, deps: own } = await given({ state: "planning" });
    const time = pipeline();
    const deps = { ...time.deps, replays, queues: own.queues };
    await replays.addChains(
      "R",
      "first",
      [0, 1, 2].map((index) => chain(index, { phase: "done" })),
    );
    await goOnReplaying(due, deps);
    expect(sent.map(({ lane }) => lane)).toEqual([1, 2]);
    const many = await given({ state: "planning" });
    await many.replays.addChains(
      "R",
      "first",
      [...Array(9).keys()].map((one) => chain(one, { phase: "done" })),
    );
    await goOnReplaying(due, { ...time.deps, replays: many.replays, queues: many.deps.queues });
    expect(many.sent.map(({ lane, turn }) => [lane, turn])).toEqual(
      [1, 2, 3].map((one) => [one, 1]),
    );
  });

  test("of a lane whose chains are done leaves the end to the last lane", async () => {
    const { replays } = await given();
    await replays.addChains("R", "first", [chain(0, { phase: "done" }), chain(1)]);
    const done = await goOnReplaying(due, { ...pipeline().deps, replays });
    expect(done).toEqual({ replayId: "R", outcome: "lane done" });
    expect((await replays.get("R"))?.state).toBe("running");
  });

  test("of the last lane of a part of a source ends the replay, and a shadow is compared", async () => {
    const part = await given({ dataset: "cards" });
    await part.replays.addChains("R", "first", [
      chain(0, { phase: "done", figures: { ...noReplayFigures, lines: 1 } }),
    ]);
    const { deps } = pipeline();
    expect(await goOnReplaying(due, { ...deps, replays: part.replays })).toEqual({
      ...{ replayId: "R", outcome: "completed" },
    });
    const ended = await part.replays.get("R");
    expect(ended).toMatchObject({ state: "completed", finishedAt: deps.clock().toISOString() });
    expect(ended).not.toHaveProperty("reason");
    const shadow = await given({ dataset: "cards", target: "shadow" });
    await shadow.replays.addChains("R", "first", [chain(0, { phase: "done" })]);
    await goOnReplaying(due, { ...deps, replays: shadow.replays });
    expect((await shadow.replays.audit("R")).isSearched).toBe(true);
    expect((await shadow.replays.get("R"))?.reason).toMatch(/nothing to do/);
  });
});

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

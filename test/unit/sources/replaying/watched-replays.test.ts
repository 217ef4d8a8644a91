import { describe, expect, test } from "vitest";
import { noAudit } from "#functions/sources/replaying/replay-store.ts";
import {
  getReplay,
  listDifferences,
  resumeReplay,
  stopReplay,
} from "#functions/sources/replaying/watch-replays.ts";
import { noReplayFigures, type ReplayState } from "#schemas/storage/replay-items.ts";
import { chain, given, startedAt } from "#test/support/sources/replays-begun.ts";

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

import { describe, expect, test } from "vitest";
import { giveUpReplay, goOnReplaying } from "#functions/sources/replaying/go-on-replaying.ts";
import type { ReplayDue } from "#schemas/messages/replay-due.ts";
import { noReplayFigures } from "#schemas/storage/replay-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { chain, given, now } from "#test/support/sources/replays-begun.ts";

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

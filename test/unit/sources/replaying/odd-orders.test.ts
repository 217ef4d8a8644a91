import { expect, test } from "vitest";
import { goOnReplaying } from "#functions/sources/replaying/go-on-replaying.ts";
import type { ReplayStore } from "#functions/sources/replaying/replay-store.ts";
import { getReplay } from "#functions/sources/replaying/watch-replays.ts";
import { ReplayDue } from "#schemas/messages/replay-due.ts";
import { putCard } from "#test/support/sources/pipeline.ts";
import { type Line, replayed, thereAndBack } from "#test/support/sources/replayed.ts";
import { handleAll } from "#test/support/sources/some-messages.ts";
import { card, silver, synced } from "#test/support/sources/synced-line.ts";

const id = "pokemon:en:base1-2";
const hpOf = async (line: Line) =>
  (await silver(line)).find((one) => one.id === id)?.attributes["hp"];

test("[LAKE-6] silver under its first moment is not turned back by a replay of the time between", async () => {
  const { line } = await synced();
  for (const hp of [90, 50]) {
    await line.pass(1);
    putCard(line.bodies, "base1-2", { hp });
    await line.start("full");
    await handleAll(line, (body) => !("bronzeKey" in body));
  }
  // The newest pack comes first: silver has what it says since the first day.
  await line.drain((length) => length - 1);
  const fragment = line.store.all().find(({ sk }) => sk === "FRAGMENT#tcgdex#base1-2");
  expect(fragment?.observedAt).toMatch(/^2026-02-01/);
  const before = structuredClone(line.store.all());
  await replayed(line, { until: "2026-02-03T00:00:00.000Z" });
  expect(await hpOf(line)).toBe(50);
  expect(line.store.all()).toEqual(before);
});

test("[LAKE-6] where the newest answer does not fit, the one before it counts", async () => {
  const { line } = await synced();
  await line.pass(1);
  line.bodies.set(card("base1-2"), JSON.stringify({ id: "base1-2" }));
  await line.start("full");
  await line.drain();
  const before = structuredClone(line.store.all());
  line.store.wipe();
  const replay = await replayed(line);
  expect(replay.figures.rejected).toBe(1);
  expect(replay.misfits[0]).toContain("card:base1-2");
  expect(await hpOf(line)).toBe(50);
  expect(line.store.all()).toEqual(before);
});

test("[ING-2] a pack whose worker died before it was counted is read again, and all of it", async () => {
  const line = await thereAndBack();
  const whole = await replayed(line);
  const { id: replayId } = await line.replay();
  const { body } = line.queue[0] ?? {};
  let steps = 0;
  const replays: ReplayStore = {
    ...line.deps.replays,
    async step(of, next, pack) {
      steps += 1;
      if (steps !== 3) return line.deps.replays.step(of, next, pack);
      // What it notes of the pack is kept; the step is not.
      await line.deps.replays.step(of, { ...next, version: -1 }, pack);
      throw new Error("The worker has died.");
    },
  };
  const dying = { ...line.deps, replays };
  await expect(goOnReplaying(ReplayDue.parse(body), dying)).rejects.toThrow("died");
  await line.drain();
  expect((await getReplay(replayId, line.deps)).figures).toEqual(whole.figures);
});

test("[LAKE-6] what has no ground is not looked for while a run of the source may write it", async () => {
  const { line } = await synced();
  await line.pass(1);
  const { id: runId } = await line.start("full");
  const { id: replayId } = await line.replay();
  await handleAll(line, (body) => "replayId" in body);
  expect((await line.deps.replays.get(replayId))?.state).toBe("comparing");
  expect((await line.deps.replays.audit(replayId)).pages).toBe(0);
  await line.drain();
  expect((await line.deps.runs.get(runId))?.state).toBe("completed");
  expect((await line.deps.replays.get(replayId))?.state).toBe("completed");
});

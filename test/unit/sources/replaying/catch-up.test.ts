import { expect, test } from "vitest";
import { goOnReplaying, type ReplayDeps } from "#functions/sources/replaying/go-on-replaying.ts";
import { getReplay, resumeReplay, stopReplay } from "#functions/sources/replaying/watch-replays.ts";
import { ReplayDue } from "#schemas/messages/replay-due.ts";
import { SetId } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { layOut } from "#test/support/sources/pipeline.ts";
import { type Line, replayed, thereAndBack } from "#test/support/sources/replayed.ts";
import { handleAll } from "#test/support/sources/some-messages.ts";
import { synced } from "#test/support/sources/synced-line.ts";

const isOfReplay = (body: object) => "replayId" in body;
const minute = 1 / 1440;

/** Handles a replay's messages with other ports than the line's until none of them is left to be seen. */
async function handleWith(line: Line, deps: ReplayDeps): Promise<void> {
  for (;;) {
    const at = line.queue.findIndex(({ body }) => isOfReplay(body));
    const [message] = at < 0 ? [] : line.queue.splice(at, 1);
    if (!message) return;
    const outcome = await goOnReplaying(ReplayDue.parse(message.body), deps);
    if (outcome instanceof ComeBack) line.queue.push(message);
  }
}

/** Brings a new set in, from the first request to the last pack. */
async function syncNewSet(line: Line): Promise<void> {
  layOut(line.bodies, { base1: ["1", "2", "3"], exu: ["A"], neo1: ["1", "2"] });
  await line.start("full");
  await handleAll(line, (body) => !isOfReplay(body));
}

test("[LAKE-6] what a run brings in while the latest packs are looked for stays", async () => {
  const { line } = await synced();
  await line.pass(1);
  const { id } = await line.replay();
  const { lake } = line.deps;
  const last = (await lake.datasetsOf("tcgdex")).at(-1);
  let isListed = false;
  const packsOf: typeof lake.packsOf = async (folder) => {
    const packs = await lake.packsOf(folder);
    const isComparing = (await line.deps.replays.get(id))?.state === "comparing";
    if (!isComparing || folder.dataset !== last || isListed) return packs;
    isListed = true;
    // The listing has been made, and tells nothing of this.
    await line.pass(minute);
    await syncNewSet(line);
    await line.pass(minute);
    return packs;
  };
  await handleWith(line, { ...line.deps, lake: { ...lake, packsOf } });
  expect(await getReplay(id, line.deps)).toMatchObject({ state: "completed", differences: 0 });
  const { items } = await line.store.setCards(SetId.parse("pokemon:en:neo1"), { limit: 10 });
  expect(items.map(({ sources }) => sources.length)).toEqual([1, 1]);
});

test("[LAKE-6] a run of the source is waited for, however many runs of others began after it", async () => {
  const { line } = await synced();
  await line.pass(1);
  await line.start("full");
  const { id } = await line.replay();
  const own = line.deps.runs;
  const [running] = (await own.list({ limit: 1 })).items;
  if (!running) throw new Error("There is no run.");
  const others = Array.from({ length: 12 }, (_, at) => ({
    ...running,
    ...{ id: `OTHER${at}`, sources: ["pokeapi"], state: "completed" as const },
  }));
  const runs: typeof own = {
    ...own,
    async list({ source, limit, ...page }) {
      const { items } = await own.list({ source, limit, ...page });
      const all = source === undefined ? [...others, ...items] : items;
      return { items: all.slice(0, limit) };
    },
  };
  for (let at = 0; at < 4; at += 1) {
    const index = line.queue.findIndex(({ body }) => isOfReplay(body));
    const [message] = index < 0 ? [] : line.queue.splice(index, 1);
    if (message) await goOnReplaying(ReplayDue.parse(message.body), { ...line.deps, runs });
  }
  expect((await line.deps.replays.get(id))?.state).toBe("comparing");
});

test("[LAKE-6] a replay that is stopped while it reads what came meanwhile goes on with that too", async () => {
  const { line } = await synced();
  await line.pass(1);
  const { id } = await line.replay();
  await syncNewSet(line);
  const { replays } = line.deps;
  const stopping: ReplayDeps = {
    ...line.deps,
    replays: {
      ...replays,
      async addChains(replayId, plan, chains) {
        await replays.addChains(replayId, plan, chains);
        if (plan === "late") await stopReplay(id, line.deps);
      },
    },
  };
  await handleWith(line, stopping);
  expect((await replays.get(id))?.state).toBe("stopped");
  const late = (await replays.chains(id)).filter(({ storedSince }) => storedSince !== undefined);
  expect(late.map(({ phase }) => phase)).toContain("newest");
  await resumeReplay(id, line.deps);
  await line.drain();
  expect(await getReplay(id, line.deps)).toMatchObject({ state: "completed", differences: 0 });
  expect((await replays.chains(id)).every(({ phase }) => phase === "done")).toBe(true);
});

test("[LAKE-6] packs that came meanwhile are never more than there are to read", async () => {
  const line = await thereAndBack();
  const { id } = await replayed(line);
  const [chain] = await line.deps.replays.chains(id);
  if (!chain) throw new Error("There is no chain.");
  const figures = { ...chain.figures, packs: chain.packs * 2 + 1 };
  await line.deps.replays.step(id, { ...chain, figures, version: chain.version + 1 }, undefined);
  const { figures: shown } = await getReplay(id, line.deps);
  expect(shown.packsOf).toBeGreaterThanOrEqual(shown.packs);
});

test.each([
  { dataset: "cardz" },
  { units: ["basel"] },
  { from: "2027-01-01T00:00:00.000Z" },
  { dataset: "cardz", target: "shadow" as const },
])("[LAKE-6] a replay of %o says that there was nothing to do", async (request) => {
  const { line } = await synced();
  const replay = await replayed(line, request);
  expect(replay).toMatchObject({ state: "completed", figures: { lines: 0 } });
  expect(replay.reason).toMatch(/^The lake has no answer of the dataset/);
});

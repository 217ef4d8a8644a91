import type { ReplayDue } from "#schemas/messages/replay-due.ts";
import { Chain, noReplayFigures, Replay } from "#schemas/storage/replay-items.ts";
import { memoryReplayStore } from "#test/fakes/memory-replay-store.ts";

export const startedAt = "2026-03-01T00:00:00.000Z";

export const now = "2026-03-01T00:01:30.000Z";

/** A replay that is under way since `startedAt`, at `now`; `sent` is what it sends. */
export async function given(more: object = {}) {
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

/** One of its chains. */
export const chain = (index: number, more: object = {}) =>
  Chain.parse({
    ...{ index, dataset: "cards", language: "en", slice: 0, slices: 1, packs: 5, phase: "newest" },
    ...{ hasLists: false, version: 0, figures: noReplayFigures, misfits: [], ...more },
  });

import { noAudit, type ReplayStore } from "#functions/sources/replaying/replay-store.ts";
import type {
  Chain,
  Difference,
  PlanName,
  Replay,
  ReplayedPack,
} from "#schemas/storage/replay-items.ts";

/** Replays in memory; lists come in one page. */
export function memoryReplayStore(): ReplayStore {
  const replays = new Map<string, Replay>();
  const plans = new Map<string, Map<PlanName, readonly Chain[]>>();
  const chains = new Map<string, Map<number, Chain>>();
  const packs = new Map<string, Map<string, ReplayedPack>>();
  const audits = new Map<string, Awaited<ReturnType<ReplayStore["audit"]>>>();
  const places = new Map<string, Map<number, readonly string[]>>();
  const differences = new Map<string, Map<string, Difference>>();
  const within = <Key, Value>(all: Map<string, Map<Key, Value>>, replayId: string) => {
    const known = all.get(replayId) ?? new Map<Key, Value>();
    all.set(replayId, known);
    return known;
  };

  return {
    async create(replay) {
      const known = replays.get(replay.id);
      if (!known) replays.set(replay.id, replay);
      return known ?? replay;
    },
    get: async (replayId) => replays.get(replayId),
    list: async () => ({
      items: [...replays.values()].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
    }),
    async move(replayId, { from, to: state, finishedAt, reason, turn }) {
      const replay = replays.get(replayId);
      if (!replay || !from.includes(replay.state)) return false;
      if (turn !== undefined && replay.turn !== turn - 1) return false;
      const { finishedAt: _, reason: __, ...rest } = replay;
      replays.set(replayId, {
        ...{ ...rest, state },
        ...(finishedAt && { finishedAt }),
        ...(reason && { reason }),
        ...(turn !== undefined && { turn }),
      });
      return true;
    },
    async addChains(replayId, name, wanted) {
      const plan = within(plans, replayId).get(name) ?? wanted;
      within(plans, replayId).set(name, plan);
      const known = within(chains, replayId);
      for (const chain of plan) if (!known.has(chain.index)) known.set(chain.index, chain);
    },
    chains: async (replayId) =>
      [...within(chains, replayId).values()].sort((a, b) => a.index - b.index),
    async step(replayId, next, pack) {
      if (pack) {
        within(packs, replayId).set(`${next.index}#${pack.phase}#${pack.of.key}`, pack.of);
      }
      const known = within(chains, replayId);
      if (known.get(next.index)?.version !== next.version - 1) return false;
      known.set(next.index, structuredClone(next));
      return true;
    },
    packsOf: async (replayId, chain) =>
      [...within(packs, replayId)]
        .filter(([name]) => name.startsWith(`${chain}#newest#`))
        .map(([, pack]) => pack),
    items: async (replayId) =>
      new Set([...within(packs, replayId).values()].flatMap(({ items }) => items)),
    audit: async (replayId) => audits.get(replayId) ?? noAudit,
    async saveAudit(replayId, audit) {
      audits.set(replayId, audit);
    },
    async savePlaces(replayId, page, names) {
      within(places, replayId).set(page, names);
    },
    places: async (replayId) => [...new Set([...within(places, replayId).values()].flat())].sort(),
    async saveDifferences(replayId, more) {
      for (const one of more) within(differences, replayId).set(`${one.what}#${one.id}`, one);
    },
    differences: async (replayId) => ({
      items: [...within(differences, replayId)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, one]) => one),
    }),
  };
}

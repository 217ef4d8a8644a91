import { countedMark } from "#functions/sources/runs/counted-mark.ts";
import { sumOfDrift } from "#functions/sources/runs/drift/drift-counts.ts";
import type { RunStore } from "#functions/sources/runs/run-store.ts";
import {
  isUnderWay,
  type Run,
  type UnitName,
  type UnitProgress,
  unitKey,
  unitLabel,
} from "#schemas/storage/work-items.ts";

/** Runs in memory; lists come in one page. */
export function memoryRunStore(): RunStore {
  const runs = new Map<string, Run>();
  const units = new Map<string, Map<string, UnitProgress>>();
  const latest = new Map<string, string>();
  const pending = new Map<string, Set<string>>();

  const shardOf = (runId: string, { source, language }: UnitName) => {
    const name = `${runId} ${source}:${language}`;
    const shard = pending.get(name) ?? new Set();
    pending.set(name, shard);
    return shard;
  };

  const change = (
    runId: string,
    unit: UnitName,
    alter: (now: UnitProgress) => Partial<UnitProgress>,
  ): UnitProgress => {
    const ofRun = units.get(runId) ?? new Map<string, UnitProgress>();
    units.set(runId, ofRun);
    const { source, language, dataset, unit: name } = unit;
    const now = ofRun.get(unitKey(runId, unit).sk) ?? {
      ...{ source, language, dataset, unit: name },
      state: "fetching" as const,
    };
    const next = { ...now, ...alter(now) };
    ofRun.set(unitKey(runId, unit).sk, next);
    return structuredClone(next);
  };

  const isFetched = (runId: string, unit: UnitName) =>
    ["fetched", "done"].includes(units.get(runId)?.get(unitKey(runId, unit).sk)?.state ?? "");

  const added = (now: UnitProgress, figures: object) =>
    Object.fromEntries(
      Object.entries(figures).map(([name, value]) => [
        name,
        Number(Reflect.get(now, name) ?? 0) + Number(value),
      ]),
    );
  const union = (set: Set<string> | undefined, more: readonly string[]) =>
    new Set([...(set ?? []), ...more]);
  const without = (set: Set<string> | undefined, less: readonly string[]) =>
    new Set([...(set ?? [])].filter((one) => !less.includes(one)));

  return {
    async create(run, notBefore) {
      const there = runs.get(run.id);
      if (there) return { run: there, outcome: "already_there" };
      const open = [...new Set(run.sources.map((source) => latest.get(source) ?? ""))].flatMap(
        (id) => {
          const one = runs.get(id);
          return one && isUnderWay(one.state) ? [one] : [];
        },
      );
      const busy = open.find(({ startedAt }) => startedAt >= notBefore);
      if (busy) return { outcome: "busy", run: busy };
      runs.set(run.id, run);
      for (const source of run.sources) latest.set(source, run.id);
      return { run, outcome: "created", displaced: open };
    },
    get: async (runId) => runs.get(runId),
    list: async ({ source, limit }) => ({
      items: [...runs.values()]
        .filter(({ sources }) => source === undefined || sources.includes(source))
        .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
        .slice(0, limit),
    }),
    async move(runId, { from, to, finishedAt, reason, drift, findings }) {
      const run = runs.get(runId);
      if (!run || !from.includes(run.state)) return false;
      const { reason: _before, ...rest } = run;
      runs.set(runId, {
        ...{ ...rest, state: to },
        ...(finishedAt && { finishedAt }),
        ...(reason && { reason }),
        ...(drift && { drift: [...drift] }),
        ...(findings && { findings: [...findings] }),
      });
      return true;
    },
    async addPending(runId, more) {
      for (const unit of more) shardOf(runId, unit).add(unitLabel(unit));
    },
    async removePending(runId, unit) {
      const shard = shardOf(runId, unit);
      shard.delete(unitLabel(unit));
      return shard.size;
    },
    async countPending(runId) {
      const shards = [...pending].filter(([name]) => name.startsWith(`${runId} `));
      return shards.reduce((sum, [, shard]) => sum + shard.size, 0);
    },
    async startUnit(runId, unit, at) {
      if (isFetched(runId, unit)) return false;
      change(runId, unit, () => ({ state: "fetching", startedAt: at, updatedAt: at }));
      return true;
    },
    async unitGivenUp(runId, unit, { at, reason }) {
      if (isFetched(runId, unit)) return "fetched";
      change(runId, unit, () => ({ state: "failed", updatedAt: at, reason }));
      return "failed";
    },
    async addToUnit(runId, unit, { figures, packs = [] }) {
      change(runId, unit, (now) => ({
        ...added(now, figures),
        state: "fetching",
        packsLeft: union(now.packsLeft, packs),
      }));
    },
    packDone: async (runId, unit, { pack, lines, figures, drift, rejected, healed }) =>
      change(runId, unit, (now) => {
        const mark = countedMark(pack, lines);
        const isCounted = now.counted?.has(mark) ?? false;
        return {
          ...added(now, isCounted ? {} : figures),
          counted: union(now.counted, [mark]),
          packsLeft: without(now.packsLeft, [pack]),
          rejected: union(without(now.rejected, healed), rejected),
          ...(drift && !isCounted && { drift: sumOfDrift(now.drift ?? {}, drift) }),
        };
      }),
    async unitFetched(runId, unit, { at, figures }) {
      const { packsLeft } = change(runId, unit, (now) => ({
        ...added(now, figures),
        updatedAt: at,
        state: (now.packsLeft?.size ?? 0) > 0 ? "fetched" : "done",
      }));
      return (packsLeft?.size ?? 0) > 0 ? "packs_left" : "done";
    },
    setUnit: async (runId, unit, { state, at, reason = "" }) =>
      change(runId, unit, () => ({ state, updatedAt: at, reason })),
    listUnits: async (runId) => ({ items: [...(units.get(runId)?.values() ?? [])] }),
    allUnits: async (runId) => [...(units.get(runId)?.values() ?? [])],
  };
}

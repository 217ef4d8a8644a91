import type { FunctionWork, Work } from "../counted-work.ts";
import type { Call } from "./counting-proxy.ts";
import type { FunctionLog } from "./function-logs.ts";

/** What functions did, divided by how often it was asked of them. */
export function workOf(
  calls: readonly Call[],
  logs: ReadonlyMap<string, FunctionLog>,
  times: number,
): Work {
  const byWorker = Map.groupBy(calls, ({ worker }) => worker);
  const workers = [...new Set([...byWorker.keys(), ...logs.keys()])].sort();
  return Object.fromEntries(
    workers.flatMap((worker) => {
      const log = logs.get(worker) ?? { invocations: 0, durationMs: 0, logBytes: 0 };
      const mine = byWorker.get(worker) ?? [];
      if (log.invocations === 0 && mine.length === 0) return [];
      return [[worker, averaged(workOfOne(mine, log), times)]];
    }),
  );
}

function workOfOne(calls: readonly Call[], log: FunctionLog): FunctionWork {
  const { waits, waitedMs } = waitsOf(calls);
  const others = calls.filter(({ service }) => service !== "dynamodb");
  const capacity = calls.flatMap((call) => call.capacity);
  const stored = calls.filter(({ service, action }) => service === "s3" && action === "PUT");
  return {
    invocations: log.invocations,
    ownMs: Math.max(0, log.durationMs - waitedMs),
    waits,
    logBytes: log.logBytes,
    reads: summed(capacity.map(({ table, readUnits }) => [tableOf(table), readUnits])),
    writes: summed(capacity.map(({ table, writeUnits }) => [tableOf(table), writeUnits])),
    calls: summed(others.map(({ service, action }) => [`${service}.${action}`, 1])),
    storedBytes: stored.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
  };
}

/** Calls that overlap are one wait; it goes to the service that was called first. */
function waitsOf(calls: readonly Call[]) {
  const waits: Record<string, number> = {};
  let waitedMs = 0;
  let untilMs = Number.NEGATIVE_INFINITY;
  for (const { service, startedMs, endedMs } of calls.toSorted(
    (a, b) => a.startedMs - b.startedMs,
  )) {
    if (startedMs >= untilMs) waits[service] = (waits[service] ?? 0) + 1;
    waitedMs += Math.max(0, endedMs - Math.max(startedMs, untilMs));
    untilMs = Math.max(untilMs, endedMs);
  }
  return { waits, waitedMs };
}

const tableOf = (name: string) => name.replace(/^cardlake-[^-]+-/, "");

function summed(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, value] of entries) if (value > 0) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

function averaged(work: FunctionWork, times: number): FunctionWork {
  const each = (value: number) => Number((value / times).toPrecision(4));
  const all = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, each(value)]));
  return {
    ...{ invocations: each(work.invocations), ownMs: each(work.ownMs), waits: all(work.waits) },
    ...{ logBytes: each(work.logBytes), reads: all(work.reads), writes: all(work.writes) },
    ...{ calls: all(work.calls), storedBytes: each(work.storedBytes) },
  };
}

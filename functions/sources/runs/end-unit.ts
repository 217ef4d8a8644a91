import type {
  Run,
  RunFinding,
  RunState,
  UnitFigures,
  UnitName,
  UnitProgress,
} from "#schemas/storage/work-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { changesInRun } from "./drift/changes-in-run.ts";
import type { RunStore } from "./run-store.ts";

export interface FinishDeps {
  readonly runs: RunStore;
  readonly clock: Clock;
  /** Tells people that sources have changed; none means that a run has ended as usual. */
  noteFindings(findings: readonly RunFinding[]): void;
}

export interface UnitOfRun {
  readonly run: Run;
  readonly unit: UnitName;
  /** Whether silver changed just now, which also an ended run wants to hear of. */
  readonly isNews?: boolean;
}

/**
 * Ends a unit when its fetching ends, unless a pack is not normalised yet; the last unit ends the
 * run. Safe to repeat: whoever comes second finds nothing left to do.
 */
export async function endFetching(
  unitOfRun: UnitOfRun,
  figures: Partial<UnitFigures>,
  deps: FinishDeps,
): Promise<void> {
  const { run, unit } = unitOfRun;
  const end = { at: deps.clock().toISOString(), figures };
  const outcome = await deps.runs.unitFetched(run.id, unit, end);
  if (outcome === "done") await leave(unitOfRun, deps);
}

/** Ends a unit when its last pack is normalised, unless it is still being fetched. */
export async function endPack(
  unitOfRun: UnitOfRun,
  progress: UnitProgress,
  deps: FinishDeps,
): Promise<void> {
  const { run, unit } = unitOfRun;
  if (progress.state === "fetching" || (progress.packsLeft?.size ?? 0) > 0) return;
  const at = deps.clock().toISOString();
  if (progress.state === "fetched") await deps.runs.setUnit(run.id, unit, { state: "done", at });
  await leave(unitOfRun, deps);
}

/** Records that a unit's message was given up, so that its run can end without it. */
export async function failUnit(
  unitOfRun: UnitOfRun,
  reason: string,
  deps: FinishDeps,
): Promise<void> {
  const { run, unit } = unitOfRun;
  const at = deps.clock().toISOString();
  await deps.runs.setUnit(run.id, unit, { state: "failed", at, reason });
  await leave(unitOfRun, deps);
}

/** Takes a unit out of what its run waits for; the last one ends it. */
export async function leave(unitOfRun: UnitOfRun, deps: FinishDeps): Promise<void> {
  const { run, unit } = unitOfRun;
  if ((await deps.runs.removePending(run.id, unit)) > 0) return;
  if ((await deps.runs.countPending(run.id)) === 0) await endRun(unitOfRun, deps);
}

/** After the last unit: the end, which late or redriven news may still change. */
async function endRun({ run, isNews }: UnitOfRun, deps: FinishDeps): Promise<void> {
  const now = await deps.runs.get(run.id);
  // A run that nobody knows any more has nothing that could end.
  if (!now || now.state === "stopped") return;
  // Whoever comes late with nothing to tell leaves an ended run alone.
  if (now.state === "completed" && !isNews) return;
  await completeRun(run.id, deps);
}

/** Gives a run its last state, which follows from its units, and notes how its sources have changed. */
async function completeRun(runId: string, deps: FinishDeps): Promise<void> {
  const { runs, clock, noteFindings } = deps;
  const units = await runs.allUnits(runId);
  const { drift, findings, news } = await changesInRun(runId, units, runs);
  const hasEnded = await runs.move(runId, {
    from: ["planning", "running", ...healable],
    finishedAt: clock().toISOString(),
    ...outcomeOf(units),
    ...{ drift, findings },
  });
  if (hasEnded) noteFindings(news);
}

/** Last states that late or redriven messages may still change. */
const healable = ["completed", "completed_with_failures", "failed"] as const;

/** A run of which nothing came is a failed one, for the reason that its first unit gives. */
export function outcomeOf(units: readonly UnitProgress[]): { to: RunState; reason?: string } {
  const failed = units.filter(({ state }) => state === "failed");
  if (failed.length > 0 && failed.length === units.length) {
    return { to: "failed", reason: failed[0]?.reason ?? "Its units failed." };
  }
  // A unit with a pack that was given up may still be fetched when its run ends, and is never done.
  const isFlawed = units.some(
    ({ state, rejected }) => state !== "done" || (rejected?.size ?? 0) > 0,
  );
  return { to: isFlawed ? "completed_with_failures" : "completed" };
}

import { type Run, type UnitProgress, underWay } from "#schemas/storage/work-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchRun } from "../errors.ts";
import { figuresOf, progressOf, type RunProgress } from "./run-progress.ts";
import type { RunStore } from "./run-store.ts";

/** A run with its progress; @throws DomainError `sources.no_such_run` */
export async function getRun(
  runId: string,
  { runs, clock }: { runs: RunStore; clock: Clock },
): Promise<Run & RunProgress & Required<Pick<Run, "drift" | "findings">>> {
  const [run, units, pending] = await Promise.all([
    runs.get(runId),
    runs.allUnits(runId),
    runs.countPending(runId),
  ]);
  if (!run) throw noSuchRun(runId);
  const { drift = [], findings = [] } = run;
  return { ...run, drift, findings, ...progressOf(run, { units, pending, now: clock() }) };
}

/** The units of a run that have been begun; @throws DomainError `sources.no_such_run` */
export async function listRunUnits(runId: string, page: PageRequest, { runs }: { runs: RunStore }) {
  if (!(await runs.get(runId))) throw noSuchRun(runId);
  const { items, ...rest }: Page<UnitProgress> = await runs.listUnits(runId, page);
  return {
    ...rest,
    items: items.map((unit) => ({
      ...unit,
      figures: figuresOf(unit),
      rejected: unit.rejected?.size ?? 0,
      reason: unit.reason || undefined,
    })),
  };
}

/** Stops a run; one that has ended stays as it is. @throws DomainError `sources.no_such_run` */
export async function stopRun(
  runId: string,
  { runs, clock }: { runs: RunStore; clock: Clock },
): Promise<Run> {
  const finishedAt = clock().toISOString();
  await runs.move(runId, { from: underWay, to: "stopped", finishedAt });
  const run = await runs.get(runId);
  if (!run) throw noSuchRun(runId);
  return run;
}

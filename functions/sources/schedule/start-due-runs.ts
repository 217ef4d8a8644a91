import { allSettled } from "#shared/kernel/all-settled.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { SourcePlan } from "../port/source.ts";
import { runIdOf } from "../runs/run-id.ts";
import { type StartDeps, startRun } from "../runs/start-run.ts";
import { lastDue } from "./last-due.ts";

/** What an occasion of the schedule came to. */
export interface DueRuns {
  readonly outcome: "started" | "nothing_due";
  /** Runs that were started, and of which sources. */
  readonly runId?: string;
  readonly source?: string;
  /** Why a source that was due has to wait. */
  readonly reason?: string;
}

/**
 * Starts the runs of all sources whose newest moment has come and has no run yet, however often it is
 * called: a moment that was missed is made up for by the next occasion, and of two occasions one
 * starts it. A source whose run is under way waits for a later occasion.
 *
 * @param isRepeated whether this occasion was begun before; what it began may lack its first message
 * @throws what kept a source from being started, after all others had their turn
 */
export async function startDueRuns(isRepeated: boolean, deps: StartDeps): Promise<DueRuns> {
  const outcomes = await allSettled(
    [...deps.sources.values()]
      .filter(({ standsInFor }) => standsInFor === undefined)
      .map((source) => startDue(source, isRepeated, deps)),
  );
  const started = outcomes.filter((one) => one.outcome === "started");
  const waiting = outcomes.flatMap((one) => (one.outcome === "waits" ? [one.reason] : []));
  return {
    outcome: started.length > 0 ? "started" : "nothing_due",
    ...(started.length > 0 && {
      runId: started.map(({ runId }) => runId).join(" "),
      source: started.map(({ source }) => source).join(" "),
    }),
    ...(waiting.length > 0 && { reason: waiting.join(" ") }),
  };
}

type Outcome =
  | { readonly outcome: "started"; readonly runId: string; readonly source: string }
  | { readonly outcome: "waits"; readonly reason: string }
  | { readonly outcome: "not_due" };

async function startDue(
  { name: source, settings }: SourcePlan,
  isRepeated: boolean,
  deps: StartDeps,
): Promise<Outcome> {
  const dueAt = lastDue(settings.schedule, deps.clock());
  if (!dueAt) return { outcome: "not_due" };
  const key = `schedule ${source} ${dueAt.toISOString()}`;
  const known = await deps.runs.get(runIdOf(key));
  if (known && !isRepeated) return { outcome: "not_due" };
  try {
    const { run, outcome } = await startRun(
      { source, mode: "due", dueAt: dueAt.toISOString() },
      key,
      deps,
    );
    return outcome === "started" ? { outcome, runId: run.id, source } : { outcome: "not_due" };
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "sources.run_in_progress")) throw error;
    return { outcome: "waits", reason: error.message };
  }
}

import { DomainError } from "#shared/kernel/errors.ts";
import { type StartDeps, startRun } from "./start-run.ts";

/**
 * Starts the run of a scheduled moment, once however often the schedule fires for it. A run that
 * is still under way does today's work too.
 */
export async function planRun(
  { scheduledAt }: { scheduledAt: Date },
  deps: StartDeps,
): Promise<object> {
  try {
    const key = `schedule ${scheduledAt.toISOString()}`;
    const { run, outcome } = await startRun({ mode: "due" }, key, deps);
    return { runId: run.id, outcome };
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "sources.run_in_progress")) throw error;
    return { outcome: "skipped", reason: error.message };
  }
}

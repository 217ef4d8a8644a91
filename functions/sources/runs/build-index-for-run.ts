import type { CatalogChanged } from "#schemas/messages/catalog-changed.ts";
import { type BuildIndexDeps, buildIndex } from "../../catalog/index.ts";
import { completeRun } from "./end-unit.ts";
import type { RunStore } from "./run-store.ts";

export interface BuildDeps extends BuildIndexDeps {
  readonly runs: RunStore;
  /** Whether a failure now gives the message up: then the run ends without its index. */
  readonly isLast: boolean;
}

/** Builds the search index over what a run brought, and ends the run. Safe to repeat. */
export async function buildIndexForRun(
  { game, runId }: CatalogChanged,
  { isLast, ...deps }: BuildDeps,
): Promise<object> {
  try {
    const built = await buildIndex(game, deps);
    await completeRun(runId, deps);
    return { runId, game, ...built };
  } catch (error) {
    const finishedAt = deps.clock().toISOString();
    const step = { from: ["indexing"], to: "completed_with_failures", finishedAt } as const;
    if (isLast) await deps.runs.move(runId, step);
    throw error;
  }
}

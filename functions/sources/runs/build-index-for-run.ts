import type { CatalogChanged } from "#schemas/messages/catalog-changed.ts";
import { type BuildIndexDeps, buildIndex } from "../../catalog/index.ts";
import { completeRun, type FinishDeps } from "./end-unit.ts";
import type { RunStore } from "./run-store.ts";

export interface BuildDeps extends BuildIndexDeps {
  readonly runs: RunStore;
  readonly noteFindings: FinishDeps["noteFindings"];
}

/** Builds the search index over what a run brought, and ends the run. Safe to repeat. */
export async function buildIndexForRun(
  { game, runId }: CatalogChanged,
  deps: BuildDeps,
): Promise<object> {
  const built = await buildIndex(game, deps);
  await completeRun(runId, deps);
  return { runId, game, ...built };
}

/** Ends a run whose index could not be built; a redrive builds it. Safe to repeat. */
export async function giveUpIndex(
  { runId }: CatalogChanged,
  reason: string,
  { runs, clock }: Pick<BuildDeps, "runs" | "clock">,
): Promise<void> {
  await runs.move(runId, {
    from: ["indexing"],
    to: "completed_with_failures",
    finishedAt: clock().toISOString(),
    reason: `Its index was not built: ${reason}`,
  });
}

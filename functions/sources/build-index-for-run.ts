import type { CatalogChanged } from "#schemas/messages/catalog-changed.ts";
import { type BuildIndexDeps, buildIndex } from "../catalog/index.ts";
import { completeRun } from "./finish-unit.ts";
import type { RunStore } from "./run-store.ts";

/** Builds the search index over what a run brought, and ends the run. Safe to repeat. */
export async function buildIndexForRun(
  { game, runId }: CatalogChanged,
  deps: BuildIndexDeps & { readonly runs: RunStore },
): Promise<object> {
  const built = await buildIndex(game, deps);
  await completeRun(runId, deps);
  return { runId, game, ...built };
}

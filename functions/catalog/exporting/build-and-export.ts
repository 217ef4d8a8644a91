import { games } from "#schemas/games/index.ts";
import type { Game } from "#schemas/values.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { type BuildIndexDeps, type BuiltIndex, buildIndex } from "../indexing/build-index.ts";
import { reportQuality } from "../quality/report-quality.ts";
import type { ExportDeps } from "./catalogue-files.ts";
import { exportCatalogue } from "./export-catalogue.ts";

export interface BuiltAndExported extends BuiltIndex {
  /** Languages whose files are others now. */
  readonly exported: readonly string[];
  /** Whether something else was found in the catalogue than before. */
  readonly report: "published" | "unchanged";
}

/**
 * Builds the index of a game, and of the same reading the files of its catalogue and the report on it. The
 * index comes first: search does not wait for files, nor fail with them. Safe to repeat.
 *
 * @throws Error when either went wrong; the index may be published then
 */
export async function buildAndExport(
  game: Game,
  deps: BuildIndexDeps & { readonly exports: ExportDeps },
): Promise<BuiltAndExported> {
  const definition = (deps.games ?? games).get(game);
  const { clock, exports, store } = deps;
  const exporting = exportCatalogue(definition, clock(), exports);
  const reporting = reportQuality(definition, clock(), { store, lake: exports.lake });
  try {
    const built = await buildIndex(game, { ...deps, alsoRead: [exporting, reporting] });
    // Neither waits for the other to go well.
    const publishing = [exporting.publish(), reporting.publish()] as const;
    await allSettled<unknown>(publishing);
    const [exported, report] = await Promise.all(publishing);
    return { ...built, exported, report };
  } finally {
    await exporting.discard();
  }
}

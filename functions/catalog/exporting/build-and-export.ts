import { games } from "#schemas/games/index.ts";
import type { Game } from "#schemas/values.ts";
import { type BuildIndexDeps, type BuiltIndex, buildIndex } from "../indexing/build-index.ts";
import type { ExportDeps } from "./catalogue-files.ts";
import { exportCatalogue } from "./export-catalogue.ts";

export interface BuiltAndExported extends BuiltIndex {
  /** Languages whose files are others now. */
  readonly exported: readonly string[];
}

/**
 * Builds the index of a game, and of the same reading the files of its catalogue. The index comes first:
 * search does not wait for files, nor fail with them. Safe to repeat.
 *
 * @throws Error when either went wrong; the index may be published then
 */
export async function buildAndExport(
  game: Game,
  deps: BuildIndexDeps & { readonly exports: ExportDeps },
): Promise<BuiltAndExported> {
  const definition = (deps.games ?? games).get(game);
  const exporting = exportCatalogue(definition, deps.clock(), deps.exports);
  try {
    const built = await buildIndex(game, { ...deps, alsoRead: [exporting] });
    return { ...built, exported: await exporting.publish() };
  } finally {
    await exporting.discard();
  }
}

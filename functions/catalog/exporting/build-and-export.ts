import { games } from "#schemas/games/index.ts";
import type { Game } from "#schemas/values.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { type BuildIndexDeps, type BuiltIndex, buildIndex } from "../indexing/build-index.ts";
import { reportQuality } from "../quality/report-quality.ts";
import type { CatalogueReader } from "../reading/whole-set.ts";
import type { ExportDeps } from "./catalogue-files.ts";
import { exportCatalogue } from "./export-catalogue.ts";

export interface BuiltAndExported extends BuiltIndex {
  /** Languages whose files are others now. */
  readonly exported: readonly string[];
  /** Whether something else was found in the catalogue than before. */
  readonly report: "published" | "unchanged";
  /** What became of the file of the same reading that another area makes. */
  readonly file?: string;
}

/** What another area makes of the same reading, and publishes at the end. */
export interface AlsoPublished extends CatalogueReader {
  publish(): Promise<string>;
}

/**
 * Builds the index of a game, and of the same reading the files of its catalogue and the report on it. The
 * index comes first: search does not wait for files, nor fail with them. Safe to repeat.
 *
 * @throws Error when either went wrong; the index may be published then
 */
export async function buildAndExport(
  game: Game,
  deps: BuildIndexDeps & {
    readonly exports: ExportDeps;
    /** @param readAt when the reading begins */
    readonly alsoPublish?: (game: Game, readAt: Date) => AlsoPublished;
  },
): Promise<BuiltAndExported> {
  const definition = (deps.games ?? games).get(game);
  const { clock, exports, store } = deps;
  const exporting = exportCatalogue(definition, clock(), exports);
  const reporting = reportQuality(definition, clock(), { store, lake: exports.lake });
  const other = deps.alsoPublish?.(game, clock());
  const alsoRead = [exporting, reporting, ...(other ? [other] : [])];
  try {
    const built = await buildIndex(game, { ...deps, alsoRead });
    // None waits for another to go well.
    const also = other?.publish() ?? Promise.resolve(undefined);
    const publishing = [exporting.publish(), reporting.publish(), also] as const;
    await allSettled<unknown>(publishing);
    const [exported, report, file] = await Promise.all(publishing);
    return { ...built, exported, report, ...(file !== undefined && { file }) };
  } finally {
    await exporting.discard();
  }
}

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
  /** What became of the file of the same reading that `/v2` answers from. */
  readonly file?: string;
  /** What became of the map of the same reading by which prices find their cards. */
  readonly priceMap?: string;
}

/** What another area makes of the same reading, and publishes at the end. */
interface AlsoPublished extends CatalogueReader {
  publish(): Promise<string>;
}

/** By what the report calls them. */
export type AlsoPublishedOnes = Readonly<Partial<Record<"file" | "priceMap", AlsoPublished>>>;

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
    readonly alsoPublish?: (game: Game, readAt: Date) => AlsoPublishedOnes;
  },
): Promise<BuiltAndExported> {
  const definition = (deps.games ?? games).get(game);
  const { clock, exports, store } = deps;
  const exporting = exportCatalogue(definition, clock(), exports);
  const reporting = reportQuality(definition, clock(), { store, lake: exports.lake });
  const { file, priceMap } = deps.alsoPublish?.(game, clock()) ?? {};
  const alsoRead = [exporting, reporting, file, priceMap].filter((one) => one !== undefined);
  try {
    const built = await buildIndex(game, { ...deps, alsoRead });
    // None waits for another to go well.
    const publishing = [
      ...([exporting.publish(), reporting.publish()] as const),
      ...([file?.publish(), priceMap?.publish()] as const),
    ] as const;
    await allSettled<unknown>(publishing.map((one) => Promise.resolve(one)));
    const [exported, report, ofFile, ofMap] = await Promise.all(publishing);
    const also = { ...(ofFile && { file: ofFile }), ...(ofMap && { priceMap: ofMap }) };
    return { ...built, exported, report, ...also };
  } finally {
    await exporting.discard();
  }
}

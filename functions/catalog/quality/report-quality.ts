import type { GameDefinition } from "#schemas/games/index.ts";
import type { CatalogueFiles } from "../exporting/catalogue-files.ts";
import { keptTrouble } from "../reading/kept-trouble.ts";
import type { CatalogueReader } from "../reading/whole-set.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { growingReport } from "./growing-report.ts";
import { publishReport, standingReport } from "./publish-report.ts";

export interface ReportDeps {
  readonly store: Pick<CatalogStore, "cards">;
  readonly lake: CatalogueFiles;
}

/** A report that grows while somebody reads a catalogue, and is published at the end. */
export interface ReportInTheMaking extends CatalogueReader {
  /** @throws Error when something could not be looked at or published; what was published before stays */
  publish(): Promise<"published" | "unchanged">;
}

/**
 * Begins to report on a game's catalogue. It is shown what is read, and never throws then: who reads
 * has something else to do as well.
 *
 * @param readAt when the reading begins
 */
export function reportQuality(
  definition: GameDefinition,
  readAt: Date,
  { store, lake }: ReportDeps,
): ReportInTheMaking {
  const name = { on: "catalogue", game: definition.name } as const;
  const standing = standingReport(name, lake);
  // Whoever publishes is told; nobody else has to be.
  standing.catch(() => undefined);
  const report = growingReport(definition, { store });
  const trouble = keptTrouble();
  return {
    add: (set) => trouble.step(() => report.add(set)),
    endLanguage: (language, shared) => trouble.step(() => report.endLanguage(language, shared)),
    async publish() {
      trouble.tell();
      const targets = { lake, standing: await standing };
      return publishReport(report.done(), { ...name, readAt }, targets);
    },
  };
}

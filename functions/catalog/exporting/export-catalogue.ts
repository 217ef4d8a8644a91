import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { SharedIds } from "../merging/shared-ids.ts";
import { keptTrouble } from "../reading/kept-trouble.ts";
import type { CatalogueReader, WholeSet } from "../reading/whole-set.ts";
import type { ExportDeps } from "./catalogue-files.ts";
import { growingPart, type PartRows } from "./part-rows.ts";
import { publishParts } from "./publish-parts.ts";
import { standingFiles } from "./standing-files.ts";

/**
 * A catalogue that is written down while somebody reads it, set by set, and published at the end. It is
 * shown what is read, and never throws then: who reads has something else to do as well.
 */
export interface GrowingExport extends CatalogueReader {
  /**
   * Publishes the languages that say something else than what is published.
   *
   * @returns those languages
   * @throws Error when something could not be written down or published; what was published before stays
   */
  publish(): Promise<readonly string[]>;
  /** Frees the disk, whatever has become of it. */
  discard(): Promise<void>;
}

/**
 * Begins to write down a game's catalogue. What is published then is looked at now, before the
 * catalogue is read: what somebody else puts there meanwhile is not replaced.
 *
 * @param readAt when the reading begins
 */
export function exportCatalogue(
  definition: GameDefinition,
  readAt: Date,
  deps: ExportDeps,
): GrowingExport {
  const standing = standingFiles(definition.name, deps);
  // Whoever publishes is told; nobody else has to be.
  standing.catch(() => undefined);
  const parts: PartRows[] = [];
  let folder: string | undefined;
  let open: Awaited<ReturnType<typeof growingPart>> | undefined;
  const trouble = keptTrouble();

  const write = async (set: WholeSet) => {
    const { language } = set.item.value;
    folder ??= await mkdtemp(join(tmpdir(), "catalogue-"));
    open ??= await growingPart(join(folder, language), language, definition);
    await open.add(set);
  };
  const close = async (shared: SharedIds) => {
    if (open) parts.push(await open.done(shared));
    open = undefined;
  };
  return {
    add: (set) => trouble.step(() => write(set)),
    endLanguage: (_language, shared) => trouble.step(() => close(shared)),
    async publish() {
      trouble.tell();
      return publishParts(parts, { definition, readAt }, { ...deps, standing: await standing });
    },
    async discard() {
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

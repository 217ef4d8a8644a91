import type { GameDefinition } from "#schemas/games/index.ts";
import {
  type CatalogueTable,
  type DumpFile,
  type DumpPart,
  dumpFolder,
  dumpFormats,
  latestSeconds,
  silverKey,
} from "#schemas/lake/catalogue-files.ts";
import { immutable } from "#schemas/storage/image-files.ts";
import type { NewFile } from "./catalogue-files.ts";
import { type MadeFile, type PartFiles, partFiles } from "./part-files.ts";
import type { PartRows } from "./part-rows.ts";
import { replaceFile } from "./replace-file.ts";
import type { ExportTargets } from "./standing-files.ts";

/**
 * Publishes a language of a game: a version for good, and then what always is the newest.
 *
 * @throws Error where something else was published since the catalogue was read: who saw less must
 * not replace what saw more
 */
export async function publishPart(
  part: PartRows,
  { definition, readAt }: { definition: GameDefinition; readAt: Date },
  targets: ExportTargets,
): Promise<DumpPart> {
  const made = await partFiles(part, definition);
  const root = dumpFolder(definition.name);
  for (const file of made.dumps) await targets.dumps.put(versionOf(root, file), "nothing");
  for (const file of made.dumps)
    await replaceFile(targets.dumps, latestOf(root, file), targets.standing);
  for (const file of silverOf(made, { game: definition.name, language: part.language })) {
    await replaceFile(targets.lake, file, targets.standing);
  }
  return partOf(part, made.dumps, readAt.toISOString());
}

const versionOf = (root: string, file: DumpFile & MadeFile): NewFile => ({
  ...contentOf(file),
  key: `${root}${file.version}`,
  cacheControl: immutable,
});

const latestOf = (root: string, file: DumpFile & MadeFile): NewFile => ({
  ...contentOf(file),
  key: `${root}${file.latest}`,
  cacheControl: `public, max-age=${latestSeconds}`,
});

const contentOf = ({ path, bytes, format }: DumpFile & MadeFile) => ({
  from: { path, bytes },
  mediaType: dumpFormats[format].mediaType,
});

const silverOf = ({ silver }: PartFiles, place: { game: string; language: string }): NewFile[] => {
  const file = (table: CatalogueTable): NewFile => ({
    key: silverKey(table, place),
    from: silver[table],
    mediaType: dumpFormats.parquet.mediaType,
  });
  return [file("sets"), file("cards")];
};

function partOf(
  { language, contentHash, cards, sets }: PartRows,
  files: readonly (DumpFile & MadeFile)[],
  changedAt: string,
): DumpPart {
  return {
    ...{ language, contentHash, changedAt },
    ...{ cards: cards.rows, removedCards: cards.removed, sets: sets.rows },
    cardsBySource: cards.bySource,
    files: files.map(({ path: _onTheDisk, ...file }) => file),
  };
}

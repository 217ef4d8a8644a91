import {
  catalogueTables,
  DumpManifest,
  dumpFolder,
  manifestKey,
  silverTableFolder,
  versionsFolder,
} from "#schemas/lake/catalogue-files.ts";
import type { Before, ExportDeps, StandingFile } from "./catalogue-files.ts";
import { beforeIn } from "./replace-file.ts";

/** What was published of a game at some moment. */
export interface Standing {
  /** Undefined before the first time. */
  readonly manifest: DumpManifest | undefined;
  readonly versions: readonly StandingFile[];
  /** What lay under a key. */
  before(key: string): Before;
}

/** Where a catalogue is published, and what was there before it was read. */
export interface ExportTargets extends ExportDeps {
  readonly standing: Standing;
}

/** Looks at what is published of a game: three listings and the manifest. */
export async function standingFiles(game: string, { lake, dumps }: ExportDeps): Promise<Standing> {
  const folders = catalogueTables.map((table) => `${silverTableFolder(table)}game=${game}/`);
  const [published, ...silver] = await Promise.all([
    dumps.list(dumpFolder(game)),
    ...folders.map((folder) => lake.list(folder)),
  ]);
  const before = beforeIn([...published, ...silver.flat()]);
  const isPublished = before(manifestKey(game)) !== "nothing";
  // Read after it was listed: a newer one than that is not replaced, because its tag is another.
  const text = isPublished && (await dumps.read(manifestKey(game)));
  return {
    manifest: text ? DumpManifest.parse(JSON.parse(text)) : undefined,
    versions: published.filter(({ key }) => key.startsWith(versionsFolder(game))),
    before,
  };
}

import type { Before, CatalogueFiles, NewFile, StandingFile } from "./catalogue-files.ts";

/** What lay under each key when these were listed. */
export function beforeIn(listed: readonly StandingFile[]): (key: string) => Before {
  const tags = new Map(listed.map(({ key, tag }) => [key, tag]));
  return (key) => {
    const tag = tags.get(key);
    return tag === undefined ? "nothing" : { tag };
  };
}

/**
 * Stores a file in place of what lay there when the catalogue was read.
 *
 * @throws Error where something else was published since: who saw less must not replace what saw more
 */
export async function replaceFile(
  files: Pick<CatalogueFiles, "put">,
  file: NewFile,
  { before }: { readonly before: (key: string) => Before },
): Promise<void> {
  if ((await files.put(file, before(file.key))) === "saved") return;
  throw new Error(`${file.key} was published by another build while this one read the catalogue.`);
}

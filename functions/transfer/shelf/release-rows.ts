import { chunksOf } from "#shared/kernel/chunks.ts";
import type { ImportWork } from "../imports/import-files.ts";
import type { ImportName, ImportStore } from "../imports/import-store.ts";
import type { Shelf } from "./shelf.ts";

export interface ReleasePorts {
  readonly imports: Pick<ImportStore, "get">;
  readonly files: Pick<ImportWork, "resolution">;
  readonly shelf: Pick<Shelf, "release">;
}

/** Rows that are let go of side by side. */
const atOnce = 50;

/**
 * Puts back what an import has taken off the shelf that has failed before it brought any copies. Of one that has brought some it is not known which,
 * and rows that are there twice would be worse than rows that stay with it.
 */
export async function releaseRows(
  name: ImportName,
  { imports, files, shelf }: ReleasePorts,
): Promise<void> {
  const { userId, importId } = name;
  const item = await imports.get(name);
  if (item?.source !== "shelf" || item.state !== "failed" || item.parts) return;
  const { rows = [] } = (await files.resolution(importId)) ?? {};
  for (const some of chunksOf(rows, atOnce)) {
    await Promise.all(some.map(({ rowId }) => shelf.release(userId, rowId, importId)));
  }
}

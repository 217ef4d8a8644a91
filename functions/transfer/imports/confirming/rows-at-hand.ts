import type { ReadingName } from "#schemas/storage/import-files.ts";
import { type PreviewRow, rowsOfPage } from "#schemas/transfer/import-row.ts";
import type { ImportReads } from "../import-files.ts";

/** Files of rows that are read side by side. */
const atOnce = 8;

/** All rows of a reading, in their order. @throws Error where one of its files is not there any more */
export async function allRows(
  reading: ReadingName,
  count: number,
  { files }: { readonly files: Pick<ImportReads, "rows"> },
): Promise<readonly PreviewRow[]> {
  const rows: PreviewRow[] = [];
  const pages = Math.ceil(count / rowsOfPage);
  for (let page = 0; page < pages; page += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, pages - page) }, (_none, at) => page + at);
    const read = await Promise.all(some.map((one) => rowsOf(reading, one, files)));
    rows.push(...read.flat());
  }
  return rows;
}

/** Some rows of a reading, by their places. */
export async function rowsAt(
  reading: ReadingName,
  entries: readonly number[],
  { files }: { readonly files: Pick<ImportReads, "rows"> },
): Promise<ReadonlyMap<number, PreviewRow>> {
  const wanted = new Set(entries);
  const found = new Map<number, PreviewRow>();
  for (const page of new Set(entries.map((entry) => Math.floor(entry / rowsOfPage)))) {
    for (const row of await rowsOf(reading, page, files)) {
      if (wanted.has(row.entry)) found.set(row.entry, row);
    }
  }
  return found;
}

async function rowsOf(reading: ReadingName, page: number, files: Pick<ImportReads, "rows">) {
  const rows = await files.rows(reading, page);
  if (rows) return rows;
  throw new Error(`Rows of the import ${reading.importId} are not there any more.`);
}

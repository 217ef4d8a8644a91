import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { priceColumns } from "#schemas/lake/price-columns.ts";
import type { ArchivedSet } from "#schemas/storage/price-archive.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { growingParquet } from "../../catalog/exporting/index.ts";
import { type BookParts, type BookPlace, decodeBook } from "../books/book-file.ts";
import type { PriceBooks } from "../books/price-books.ts";
import { monthsOf, rowsOfMonth } from "./month-rows.ts";
import type { ArchiveFiles, ArchiveRecords } from "./price-archive.ts";

export interface ArchiveSetDeps {
  readonly books: Pick<PriceBooks, "read">;
  readonly files: ArchiveFiles;
  readonly records: Pick<ArchiveRecords, "save">;
  readonly clock: Clock;
}

export interface ArchivedCounts {
  readonly months: number;
  readonly rows: number;
}

/**
 * Writes the months of a set's book that say something else than the archive, and last of all what the archive has now: a worker that dies before
 * that is followed by one that writes the same once more. Holds the book, and 5,000 rows of a month.
 *
 * @param before what the archive has of the set
 * @throws DamagedBook when the book is not what was written
 */
export async function archiveSet(
  place: BookPlace,
  before: ArchivedSet | undefined,
  { books, files, records, clock }: ArchiveSetDeps,
): Promise<ArchivedCounts> {
  const current = await books.read(place);
  if (!current) return { months: 0, rows: 0 };
  const book = decodeBook(current.bytes);
  const months = monthsOf(book);
  const news = [...months].filter(([month, hash]) => before?.months[month] !== hash);
  let rows = 0;
  for (const [month] of news) rows += await keepMonth(book, month, files);
  // A book that was deleted and made anew may have less than it had.
  for (const month of Object.keys(before?.months ?? {})) {
    if (!months.has(month)) await files.remove({ ...place, month });
  }
  const { version } = current.pointer;
  const archivedAt = clock().toISOString();
  await records.save({ ...place, version, archivedAt, months: Object.fromEntries(months) });
  return { months: news.length, rows };
}

async function keepMonth(book: BookParts, month: string, files: ArchiveFiles): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "prices-"));
  try {
    const path = join(folder, "month.parquet");
    const file = growingParquet(path, priceColumns);
    let rows = 0;
    for (const row of rowsOfMonth(book, month)) {
      await file.add({ ...row });
      rows += 1;
    }
    await file.done();
    await files.keep({ ...book.place, month }, { path, bytes: (await stat(path)).size });
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

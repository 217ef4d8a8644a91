import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportColumns } from "#schemas/transfer/export-columns.ts";
import { growingParquet } from "../../catalog/exporting/index.ts";
import type { ExportContent } from "./export-content.ts";
import type { ExportTally } from "./export-tally.ts";
import { itemRow } from "./item-row.ts";

/**
 * A table with a row for each lot, as Parquet. It grows on the disk: memory holds 5,000 rows.
 */
export async function* parquetFile(
  { collections }: ExportContent,
  tally: ExportTally,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "export-"));
  try {
    const path = join(folder, "items.parquet");
    const file = growingParquet(path, exportColumns);
    for await (const { head, batches } of collections()) {
      tally.collection();
      if (head.description !== undefined) tally.lost("collection description");
      for await (const batch of batches) {
        for (const one of batch) {
          await file.add(itemRow(head, one));
          tally.written(one.item);
        }
      }
    }
    await file.done();
    yield* createReadStream(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

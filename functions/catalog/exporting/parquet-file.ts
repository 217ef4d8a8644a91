import { zstdCompressSync } from "node:zlib";
import { type ColumnSource, fileWriter, ParquetWriter } from "hyparquet-writer";
import type { Column } from "#schemas/lake/column.ts";
import { parquetSchema, parquetValue } from "./parquet-schema.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Rows of a row group: readers skip whole groups by the ids of sets, and a group is all that is in
 * memory at a time. 23,546 cards take 2.8 MB in groups of 1,000, 2.1 MB so, and 1.7 MB in one.
 */
export const rowsOfAGroup = 5_000;

/** A Parquet file that grows row by row on a disk. Equal rows make equal bytes. */
export function growingParquet(path: string, columns: readonly Column[]) {
  const file = new ParquetWriter({
    writer: fileWriter(path),
    schema: parquetSchema(columns),
    codec: "ZSTD",
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
    createdBy: "cardlake",
  });
  let cells: unknown[][] = columns.map(() => []);
  const flush = async () => {
    const columnData: ColumnSource[] = columns.map(({ name }, at) => ({
      name,
      data: cells[at] ?? [],
    }));
    if (cells[0]?.length) await file.write({ columnData, rowGroupSize: rowsOfAGroup });
    cells = columns.map(() => []);
  };
  return {
    async add(row: Row): Promise<void> {
      for (const [at, column] of columns.entries()) {
        cells[at]?.push(parquetValue(column, row[column.key]));
      }
      if (cells[0]?.length === rowsOfAGroup) await flush();
    },
    async done(): Promise<void> {
      await flush();
      await file.finish();
    },
  };
}

import type { AskedReading } from "#functions/transfer/formats/index.ts";
import {
  detectFormat,
  formatOf,
  type ReadTable,
  readRows,
} from "#functions/transfer/formats/index.ts";
import { tableOfCsv } from "./read-csv.ts";

/** A CSV as whoever it is recognised to be from, or as asked. */
export function readCsv(csv: string, asked: Partial<AskedReading> = {}): ReadTable {
  const table = tableOfCsv(csv, csv.includes(";") && !csv.includes(",") ? ";" : ",");
  return readRows(table, { format: formatOf(detectFormat(table.header).format), ...asked });
}

import { parse } from "csv-parse/sync";
import type { Table } from "#functions/transfer/formats/index.ts";

/** A CSV as a table, its cells trimmed, as whoever reads files gives it. */
export function tableOfCsv(csv: string, delimiter = ","): Table {
  const records = parse(csv, { delimiter, relax_column_count: true, bom: true });
  const [header = [], ...rows] = records.map((cells) => cells.map((cell) => cell.trim()));
  return { header, rows: rows.map((cells, place) => ({ row: place + 2, cells })) };
}

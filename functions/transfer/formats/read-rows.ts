import type { ColumnMapping, RowDefaults } from "#schemas/transfer/column-mapping.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { Format } from "./format.ts";
import { readColumns, type ToldColumn } from "./reading/columns.ts";
import { toldApart } from "./reading/original-row.ts";
import { saidRows } from "./reading/said-rows.ts";
import { tableContext } from "./reading/table-context.ts";
import type { Table } from "./table.ts";

export interface AskedReading {
  readonly format: Format;
  /** What the user says of columns; goes before what the format says. */
  readonly mapping?: ColumnMapping | undefined;
  /** What rows are taken to say that do not say it; goes before what the mapping says. */
  readonly defaults?: RowDefaults | undefined;
  /** Whether 0 copies say something, as they do where quantities replace those of before. @default false */
  readonly keepsZeros?: boolean | undefined;
  /** What is to become of rows that may repeat copies of other rows, such as those of decks. Absent: they are asked about. */
  readonly askedRows?: "take" | "leave_out" | undefined;
}

/** A row that is not taken, and why. */
export interface LeftOutRow {
  readonly said: SaidRow;
  readonly reason: string;
}

/** What a table says; each of its rows stands in one of the three lists. */
export interface ReadTable {
  readonly rows: readonly SaidRow[];
  /** Rows that are taken or not as the user says. */
  readonly asked: readonly SaidRow[];
  readonly leftOut: readonly LeftOutRow[];
  readonly columns: readonly ToldColumn[];
}

const unwanted = "You have said that rows of decks are left out.";

/** Reads a table as one app's, in one pass. A row that counts foils apart gives two, both with its number. */
export function readRows(table: Table, asked: AskedReading): ReadTable {
  const { format, mapping, askedRows } = asked;
  const columns = readColumns(table.header, format.columns, mapping);
  const context = tableContext(table, columns, asked);
  const where = { header: toldApart(table.header), places: columns.places };
  const rows: SaidRow[] = [];
  const unsure: SaidRow[] = [];
  const leftOut: LeftOutRow[] = [];
  for (const one of table.rows) {
    const { said, leftOut: why, isAsked } = saidRows(one, where, context);
    const reason = why ?? (isAsked && askedRows === "leave_out" ? unwanted : undefined);
    if (reason !== undefined) leftOut.push(...said.map((row) => ({ said: row, reason })));
    else if (isAsked && askedRows === undefined) unsure.push(...said);
    else rows.push(...said);
  }
  return { rows, asked: unsure, leftOut, columns: columns.told };
}

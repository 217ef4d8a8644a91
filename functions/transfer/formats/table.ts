/** One row of somebody's table, its cells in the order of the header and without blanks around them. */
export interface TableRow {
  /** Its number in the file, counted from 1 with the header. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Whether it has more cells than the header, as few rows have: they may stand below the names of others. */
  readonly isMoved?: boolean;
}

/** A table as it was read from a file, before anybody knows whose it is. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

const exportDay = /\s*\((?:as of\s*)?\d{4}-\d{2}-\d{2}\)/;

/** By what a column is known: its name in lower case, without blanks around it and without the day of the export. */
export const foldedColumn = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/^\ufeff/, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(exportDay, "");

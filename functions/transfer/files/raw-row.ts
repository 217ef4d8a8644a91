import { limits } from "./limits.ts";
import type { FileRow } from "./read-file-types.ts";
import { cellTooLong, tooManyCells, tooManyColumns, tooManyRows } from "./refusals.ts";

/** Rows that may stand above the header. */
export const above = 20;

/** Takes rows one by one, cuts empty cells at their ends, and refuses what goes beyond the limits. */
export function rowKeeper() {
  const rows: FileRow[] = [];
  let cells = 0;
  return {
    rows,
    add: (row: number, texts: readonly string[], dates: readonly number[] = []): void => {
      const kept = withoutEmptyEnd(texts);
      if (kept.length === 0) return;
      if (kept.length > limits.columns) throw tooManyColumns(row);
      if (kept.some((cell) => cell.length > limits.cellCharacters)) throw cellTooLong(row);
      cells += kept.length;
      if (cells > limits.cells) throw tooManyCells();
      rows.push(dates.length === 0 ? { row, cells: kept } : { row, cells: kept, dates });
      if (rows.length > limits.rows + above) throw tooManyRows();
    },
  };
}

/** Signs that nobody sees, as pages and spreadsheets put around texts. */
const unseen = /^[\s\u200b\u200e\u200f\u2060\ufeff]+|[\s\u200b\u200e\u200f\u2060\ufeff]+$/g;

function withoutEmptyEnd(texts: readonly string[]): readonly string[] {
  const cells = texts.map((text) => text.replace(unseen, "").trim());
  while (cells.at(-1) === "") cells.pop();
  return cells;
}

import { columnNames, headerOf } from "./header.ts";
import { counted, limits } from "./limits.ts";
import type { FileRow, ReadTable } from "./read-file-types.ts";
import { tooManyRows } from "./refusals.ts";
import { trailingRows } from "./trailing-rows.ts";

/**
 * Rows as they stand, as a table: its header, what is below it, and what was left out and why.
 *
 * @param widths of the first rows of a text, with the empty cells at their ends; absent where no separator can be wrong
 */
export function tableOf(
  all: readonly FileRow[],
  widths?: ReadonlyMap<number, number>,
): Pick<ReadTable, "header" | "hasHeader" | "rows" | "notes"> {
  const { index } = headerOf(all);
  const hasHeader = index >= 0;
  const top = all[index]?.cells ?? [];
  const below = all.slice(index + 1);
  const repeated = hasHeader ? below.filter(({ cells }) => isSame(cells, top)) : [];
  const own = repeated.length === 0 ? below : below.filter(({ cells }) => !isSame(cells, top));
  const width = own.reduce((most, { cells }) => Math.max(most, cells.length), top.length);
  const junk = trailingRows(own, hasHeader ? top.length : width);
  const kept = junk === 0 ? own : own.slice(0, -junk);
  const written = widths?.get(all[index]?.row ?? 0);
  const rows = written === undefined ? kept : markedAsMoved(kept, written);
  if (rows.length > limits.rows) throw tooManyRows();
  const named = columnNames(top, width);
  const notes = [
    ...(hasHeader
      ? []
      : ["The file has no header that names its columns; its first row was read as a card."]),
    ...all.slice(0, Math.max(index, 0)).map((row) => leftOut(row, "stands above the header")),
    ...named.notes,
    ...longer(rows, hasHeader ? top.length : width),
    ...(repeated.length === 0
      ? []
      : [`The header stands ${times(repeated.length)} again between the rows.`]),
    ...own.slice(own.length - junk).map((row) => leftOut(row, "holds no card")),
  ];
  return { header: named.header, hasHeader, rows, notes };
}

const leftOut = ({ row, cells }: FileRow, why: string): string => {
  const text = cells.filter((cell) => cell !== "").join(" ");
  return `Row ${row} (“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”) ${why} and was left out.`;
};

/** Where a few rows have more cells than the header, a separator within a text has moved what stands behind it. */
function markedAsMoved(rows: readonly FileRow[], width: number): readonly FileRow[] {
  const wide = rows.filter(({ cells }) => cells.length > width).length;
  if (wide === 0 || wide * 2 > rows.length) return rows;
  return rows.map((row) => (row.cells.length > width ? { ...row, isMoved: true } : row));
}

function longer(rows: readonly FileRow[], width: number): readonly string[] {
  const wide = rows.filter(({ cells }) => cells.length > width);
  const [first] = wide;
  if (first === undefined) return [];
  const many = wide.length === 1 ? "One row has" : `${counted(wide.length)} rows have`;
  return [`${many} more cells than the header, the first of them row ${first.row}.`];
}

const times = (count: number): string => (count === 1 ? "once" : `${counted(count)} times`);

const isSame = (cells: readonly string[], top: readonly string[]): boolean =>
  cells.length === top.length &&
  cells.every((cell, index) => cell.toLowerCase() === top[index]?.toLowerCase());

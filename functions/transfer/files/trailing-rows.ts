import type { FileRow } from "./read-file-types.ts";

const most = 10;
const totals =
  /^(((grand |sub)?totals?|sum|summe|gesamt|insgesamt|totale|somme|suma|合計|exported|generated|created|downloaded|powered|copyright|end of)(?!\p{L})|©|https?:\/\/|www\.|-{3}|={3})/iu;

/** How many rows at the end hold a total, a date of export or the like, and no card. */
export function trailingRows(rows: readonly FileRow[], width: number): number {
  let count = 0;
  while (count < most && count < rows.length - 1 && isJunk(rows.at(-1 - count), width)) count += 1;
  return count;
}

/** Few cells of a wide table, which begin like a total or hold nothing but numbers. */
function isJunk(row: FileRow | undefined, width: number): boolean {
  if (row === undefined) return false;
  const filled = row.cells.filter((cell) => cell !== "");
  if (filled.length * 2 > width || (width < 3 && filled.length > 1)) return false;
  return totals.test(filled[0] ?? "") || (width > 3 && filled.every(isAmount));
}

const isAmount = (cell: string): boolean => /^[$€£¥]?\s?[\d.,]+\s?[$€£¥]?$/.test(cell);

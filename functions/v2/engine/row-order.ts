import type { Column } from "./column.ts";

/** A field that rows are sorted by. */
export interface SortKey {
  /** Undefined for a field that no row has: it puts nothing before anything. */
  readonly column: Column | undefined;
  readonly isDescending: boolean;
}

/** Behind every rank: rows without the field come last, whichever way it is sorted. */
const behindAll = 0xffff_ffff;

/**
 * All rows in the order of some fields, the first before the second; rows that are equal in all of them stay
 * as they lie. A row with several values counts by its least, downwards by its greatest.
 */
export function sortedRows(rows: number, keys: readonly SortKey[]): Uint32Array {
  const ranks = keys.flatMap(({ column, isDescending }) =>
    column ? [rankedRows(rows, column, isDescending)] : [],
  );
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  if (ranks.length === 0) return order;
  return order.sort((a, b) => {
    for (const own of ranks) {
      const [one = 0, other = 0] = [own[a], own[b]];
      if (one !== other) return one < other ? -1 : 1;
    }
    return a - b;
  });
}

function rankedRows(rows: number, { data, ranks }: Column, isDescending: boolean): Uint32Array {
  const { values, starts, codes } = data;
  const ranked = new Uint32Array(rows).fill(behindAll);
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const rank = ranks[codes[at] ?? 0] ?? 0;
      const own = isDescending ? values.length - 1 - rank : rank;
      if (own < (ranked[row] ?? behindAll)) ranked[row] = own;
    }
  }
  return ranked;
}

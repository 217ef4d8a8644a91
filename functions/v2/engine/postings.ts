import type { ColumnData } from "./column-data.ts";

/** For each distinct value the rows that have it. */
export interface Postings {
  /** Where the rows of each value begin, and behind the last value where they end. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** A column turned round: counted, then filled. */
export function postingsOf({ values, starts, codes }: ColumnData): Postings {
  const begins = new Uint32Array(values.length + 1);
  for (const code of codes) begins[code + 1] = (begins[code + 1] ?? 0) + 1;
  for (let code = 0; code < values.length; code += 1) {
    begins[code + 1] = (begins[code + 1] ?? 0) + (begins[code] ?? 0);
  }
  const next = begins.slice();
  const rows = new Uint32Array(codes.length);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const code = codes[at] ?? 0;
      const place = next[code] ?? 0;
      rows[place] = row;
      next[code] = place + 1;
    }
  }
  return { starts: begins, rows };
}

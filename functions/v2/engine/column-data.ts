import type { Value } from "./value-test.ts";

/** One field of all rows: its distinct values, and for each row the places of its values. */
export interface ColumnData {
  readonly values: readonly Value[];
  /** Where the codes of each row begin, and behind the last row where they end. */
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
}

import { doubts } from "./doubts.ts";
import type { PlacedLine } from "./placed-line.ts";

/** An answer of which something does not fit. */
export interface Unfit {
  readonly at: PlacedLine;
  readonly reason: string;
  /** Of a record that the source made of it. */
  readonly sourceId?: string;
}

/** What is not known because of it. */
export function doubtOf(
  { at: { key, number, line }, sourceId }: Unfit,
  isFruitless: boolean,
): string {
  if (sourceId !== undefined) return doubts.record(line.source, sourceId);
  return isFruitless ? doubts.line({ bronzeKey: key, bronzeLine: number }) : doubts.folder(key);
}

import { mostWrites } from "../changes/ledger.ts";
import type { Batch } from "./lots.ts";

/** What a part's lots may have in all: they lie in its note, and twice in the log, each one item of 400 KB at most. */
const mostBytes = 150_000;
/** Of a lot beside what is said of its copies. */
const rest = 200;

/** The first of these batches, as many as one write adds. */
export function firstPartOf(batches: readonly Batch[]): readonly Batch[] {
  let bytes = 0;
  const tooMuch = batches.findIndex(({ attributes }, at) => {
    bytes += Buffer.byteLength(JSON.stringify(attributes)) + rest;
    return at > 0 && (at >= mostWrites || bytes > mostBytes);
  });
  return tooMuch < 0 ? batches : batches.slice(0, tooMuch);
}

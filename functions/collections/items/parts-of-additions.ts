import { mostChanges } from "./lot-store.ts";
import type { Batch } from "./lots.ts";

/** What a part's lots may have in all: they lie in its note as well, which is one item of 400 KB at most. */
const mostBytes = 300_000;
/** Of a lot beside what is said of its copies. */
const rest = 200;

/** Batches by the write that adds them; a repetition of the request makes the same parts. */
export function partsOf(batches: readonly Batch[]): readonly (readonly Batch[])[] {
  const parts: Batch[][] = [];
  let bytes = 0;
  for (const batch of batches) {
    const own = Buffer.byteLength(JSON.stringify(batch.attributes)) + rest;
    const last = parts.at(-1);
    if (last && last.length < mostChanges && bytes + own <= mostBytes) {
      last.push(batch);
      bytes += own;
    } else {
      parts.push([batch]);
      bytes = own;
    }
  }
  return parts;
}

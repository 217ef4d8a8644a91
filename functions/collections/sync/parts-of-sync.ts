import type { SyncEdit } from "#schemas/collections/sync.ts";

/**
 * What a part may have: what is said of conflicts lies in one note; `planTellable` cuts what becomes too long by what is there. A move takes two of the
 * writes of a transaction, and each collection one.
 */
const [mostOfPart, mostBytes] = [60, 100_000];

/** The first of these edits, as many as one write does for sure: their lots, and the counts of each collection. */
export function firstPartOfSync(edits: readonly SyncEdit[]): readonly SyncEdit[] {
  const collections = new Set<string>();
  let [writes, bytes] = [0, 0];
  const tooMany = edits.findIndex((edit, at) => {
    writes += edit.do === "move" ? 2 : 1;
    bytes += Buffer.byteLength(JSON.stringify(edit));
    collections.add(edit.collectionId);
    if (edit.do === "move") collections.add(edit.to);
    return at > 0 && (writes + collections.size > mostOfPart || bytes > mostBytes);
  });
  return tooMany < 0 ? edits : edits.slice(0, tooMany);
}

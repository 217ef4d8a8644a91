import type { pullChanges } from "#functions/collections/sync/pull-changes.ts";
import type { pushEdits } from "#functions/collections/sync/push-edits.ts";
import type { SyncEdit, SyncVerdict } from "#schemas/collections/sync.ts";
import type { Ulid } from "#schemas/values.ts";

type Pulled = Awaited<ReturnType<typeof pullChanges>>;
type Item = Exclude<Pulled["items"][number], { isDeleted: true }>;

export interface Wire {
  readonly pull: (cursor: string | undefined) => Promise<Pulled>;
  readonly push: (batchId: Ulid, edits: readonly SyncEdit[]) => ReturnType<typeof pushEdits>;
}

/** A device as docs/sync.md tells how one is written: what it knows, and what it has not sent yet. */
export function device({ pull, push }: Wire) {
  const items = new Map<string, Item>();
  let cursor: string | undefined;
  let batch: { readonly id: Ulid; readonly edits: readonly SyncEdit[] } | undefined;
  const told: SyncVerdict[] = [];

  function drop(collectionId: Ulid): void {
    for (const [key, item] of items) if (item.collectionId === collectionId) items.delete(key);
  }

  /** What is older than what is known says nothing new. */
  function takeItem(one: Pulled["items"][number]): void {
    const known = items.get(one.id)?.version ?? 0;
    if (!one.isDeleted) {
      if (one.version > known) items.set(one.id, one);
    } else if (one.version === undefined || one.version > known) items.delete(one.id);
  }

  function take(found: Pulled): void {
    for (const one of found.collections) if (one.isDeleted) drop(one.id);
    for (const one of found.items) takeItem(one);
    cursor = found.cursor;
  }

  return {
    items,
    told,
    /** Edits that are upon what the device knows; sent with the next `send`. */
    prepare(id: Ulid, edits: readonly SyncEdit[]): void {
      batch ??= { id, edits };
    },
    /** @param isLost whether the answer never arrives: the batch is kept, and sent again */
    async send(isLost = false): Promise<void> {
      if (!batch || batch.edits.length === 0) return;
      const { verdicts } = await push(batch.id, batch.edits);
      if (isLost) return;
      told.push(...verdicts);
      batch = undefined;
    },
    async pull(): Promise<void> {
      let hasMore = true;
      while (hasMore) {
        const found = await pull(cursor);
        take(found);
        hasMore = found.hasMore;
      }
    },
  };
}

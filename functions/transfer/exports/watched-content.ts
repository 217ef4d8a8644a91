import type { Clock } from "#shared/kernel/clock.ts";
import type { ContentCollection } from "./export-content.ts";
import type { ExportName, ExportStore } from "./export-store.ts";
import type { StoredContent } from "./stored-content.ts";

/** The export was deleted while it was written; nobody waits for it any more. */
export class ExportGone extends Error {
  override readonly name = "ExportGone";
}

/** Nobody watches more closely than this. */
const intervalMs = 1_000;

/**
 * The same content, of which is written down how far it was read, not more often than anybody would look.
 *
 * @throws ExportGone where it was deleted, while it is read
 */
export function watched(
  content: StoredContent,
  name: ExportName,
  { exports, clock }: { readonly exports: Pick<ExportStore, "advance">; readonly clock: Clock },
): StoredContent {
  const { itemsTotal } = content;
  let itemsDone = 0;
  let writtenAtMs = clock().getTime();
  const note = async () => {
    const nowMs = clock().getTime();
    if (nowMs - writtenAtMs < intervalMs) return;
    writtenAtMs = nowMs;
    if ((await exports.advance(name, { itemsDone, itemsTotal })) === "gone") throw new ExportGone();
  };
  async function* batchesOf(batches: ContentCollection["batches"]): ContentCollection["batches"] {
    for await (const batch of batches) {
      yield batch;
      itemsDone += batch.length;
      await note();
    }
  }
  return {
    ...content,
    async *collections() {
      for await (const { head, batches } of content.collections()) {
        yield { head, batches: batchesOf(batches) };
      }
    },
  };
}

import { nothingRecorded } from "#shared/kernel/recorded.ts";
import type { Mergeable } from "./mergeable.ts";
import { retried } from "./retried.ts";
import { changesOf } from "./silver-changes.ts";
import type { Shelf, SilverStore } from "./silver-store.ts";

/** Merges what lies on a shelf anew, though no fragment of it is news; answers how many items were written. */
export async function mergeAnew<Fragment extends object>(
  kind: Mergeable<Fragment>,
  shelf: Shelf,
  store: SilverStore,
): Promise<number> {
  const { written } = await retried(shelf.merged, [shelf], async () => {
    const changes = await changesOf(kind, shelf, [], store);
    const verdicts = await store.save(changes.map((merged) => ({ fragments: [], merged })));
    const lost = verdicts.filter((one) => one === "lost").length;
    return { ...nothingRecorded, written: changes.length - lost, lost: lost > 0 ? [shelf] : [] };
  });
  return written;
}

import type { Clock } from "#shared/kernel/clock.ts";
import type { CollectionStore, Place } from "../collection/collection-store.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { Deletions } from "./deletions.ts";

/** Leaves a worker of two minutes room for its last batch. */
const workSeconds = 90;

/**
 * Clears away what a deleted collection held. What does not fit into one call goes on in the next;
 * a collection that is not deleted is left alone.
 */
export async function sweepCollection(
  place: Place,
  ports: { collections: CollectionStore; lots: LotStore; deletions: Deletions; clock: Clock },
): Promise<{ outcome: "swept" | "already_swept" | "not_deleted" | "continues"; deleted: number }> {
  const { collections, lots, deletions, clock } = ports;
  const discarded = await collections.discarded(place);
  if (!discarded) return { outcome: "not_deleted", deleted: 0 };
  if (discarded.sweptAt) return { outcome: "already_swept", deleted: 0 };
  const endsAt = clock().getTime() + workSeconds * 1000;
  const { outcome, deleted } = await lots.sweep(place, () => clock().getTime() > endsAt);
  if (outcome === "late") {
    await deletions.request(place, 0);
    return { outcome: "continues", deleted };
  }
  await collections.markSwept(place, clock().toISOString());
  return { outcome: "swept", deleted };
}

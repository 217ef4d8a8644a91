import { restorableDays } from "#schemas/storage/collection-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { daysBetween, utcDay } from "#shared/kernel/days.ts";
import { clearingOf } from "../collection/clearing-of.ts";
import type { CollectionStore, Place } from "../collection/collection-store.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { Deletions } from "./deletions.ts";

/** Leaves a worker of two minutes room for its last batch. */
const workSeconds = 90;

type Outcome = "swept" | "already_swept" | "not_deleted" | "not_due" | "continues";

/**
 * Clears away what a deleted collection held, once nobody can bring it back any more. What does not fit into one call goes
 * on in the next; a collection that is not deleted is left alone.
 */
export async function sweepCollection(
  place: Place,
  ports: { collections: CollectionStore; lots: LotStore; deletions: Deletions; clock: Clock },
): Promise<{ outcome: Outcome; deleted: number }> {
  const { collections, lots, deletions, clock } = ports;
  const discarded = await collections.discarded(place);
  if (!discarded) return { outcome: "not_deleted", deleted: 0 };
  if (discarded.sweptAt) return { outcome: "already_swept", deleted: 0 };
  const isOver =
    daysBetween(utcDay(new Date(discarded.discardedAt)), utcDay(clock())) > restorableDays;
  // What was deleted before it could be brought back has no head, and is due at once.
  if (discarded.head && !discarded.clearingAt && !isOver) return { outcome: "not_due", deleted: 0 };
  // It may have been brought back just before, and even deleted again: that deletion has thirty days of its own.
  const marked = await clearingOf(place, discarded, ports);
  if (marked === "gone") return { outcome: "not_deleted", deleted: 0 };
  const endsAt = clock().getTime() + workSeconds * 1000;
  const { outcome, deleted } = await lots.sweep(place, () => clock().getTime() > endsAt);
  if (outcome === "late") {
    await deletions.request(place, 0);
    return { outcome: "continues", deleted };
  }
  await collections.markSwept(place, clock().toISOString());
  return { outcome: "swept", deleted };
}

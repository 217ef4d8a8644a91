import type { Clock } from "#shared/kernel/clock.ts";
import type { Deletions } from "../deletion/deletions.ts";
import { noSuchDeletion } from "../errors.ts";
import { clearingOf } from "./clearing-of.ts";
import type { CollectionStore, Place } from "./collection-store.ts";

/** Longer than a request can run: an addition that has read the head is over when clearing begins. */
const clearingDelaySeconds = 35;

/**
 * Has a deleted collection cleared away now, for good. Asked again it asks again, which does no harm.
 *
 * @throws DomainError `collections.no_such_deletion`
 */
export async function forgetCollection(
  place: Place,
  ports: { collections: CollectionStore; deletions: Deletions; clock: Clock },
): Promise<void> {
  const { collections, deletions } = ports;
  const discarded = await collections.discarded(place);
  if (!discarded) throw noSuchDeletion(place.collectionId);
  if (discarded.sweptAt) return;
  // Nobody may bring it back from here on; should the function die now, it is cleared away on its day.
  const marked = await clearingOf(place, discarded, ports);
  if (marked === "gone") throw noSuchDeletion(place.collectionId);
  await deletions.request(place, clearingDelaySeconds);
}

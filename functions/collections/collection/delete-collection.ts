import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import type { Deletions } from "../deletion/deletions.ts";
import { noSuchCollection } from "../errors.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore, Place } from "./collection-store.ts";
import { counted, etagOf } from "./counted-collection.ts";

/** Longer than a request can run: an addition that has read the head is over when clearing begins. */
const clearingDelaySeconds = 35;

/**
 * Deletes a collection: its head disappears at once, what it held is cleared away later.
 *
 * The clearing is asked for before the head goes (decision 7). Were it the other way round, a function that
 * dies in between would leave items that nobody ever clears away.
 *
 * @throws DomainError `collections.no_such_collection`, `request.stale_version`, `request.too_many`
 */
export async function deleteCollection(
  input: { place: Place; ifMatch: IfMatch },
  ports: { collections: CollectionStore; lots: LotStore; deletions: Deletions; clock: Clock },
): Promise<{ outcome: "deleted" | "repeated" }> {
  const { place, ifMatch } = input;
  const { collections, lots, deletions, clock } = ports;
  return persistently(async () => {
    const head = await collections.get(place);
    if (!head) return repeated(place, ports);
    if (!ifMatches(ifMatch, head)) {
      const current = await counted(place.userId, head, { lots });
      throw staleVersion({ current, etag: etagOf(current) }, ifMatch);
    }
    await deletions.request(place, clearingDelaySeconds);
    const outcome = await collections.discard(place, head.version, clock().toISOString());
    return outcome === "discarded" ? { outcome: "deleted" } : undefined;
  });
}

async function repeated(
  place: Place,
  { collections, deletions }: { collections: CollectionStore; deletions: Deletions },
): Promise<{ outcome: "repeated" }> {
  const discarded = await collections.discarded(place);
  if (!discarded) throw noSuchCollection(place.collectionId);
  if (!discarded.sweptAt) await deletions.request(place, clearingDelaySeconds);
  return { outcome: "repeated" };
}

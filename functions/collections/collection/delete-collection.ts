import { restorableDays } from "#schemas/storage/collection-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import { noSuchCollection, tooManyDeleted } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore, Place } from "./collection-store.ts";
import { counted, etagOf } from "./counted-collection.ts";

/** Most deleted collections of one account that can be brought back: what they hold lies there until it cannot. */
export const mostDeleted = 500;

/**
 * Deletes a collection: its head is taken away at once, what it held stays for thirty days and can be brought back.
 *
 * @throws DomainError `collections.no_such_collection`, `collections.too_many` where too many others can be brought back, `request.stale_version`, `request.too_many`
 */
export async function deleteCollection(
  input: { place: Place; ifMatch: IfMatch },
  { collections, lots, clock }: { collections: CollectionStore; lots: LotStore; clock: Clock },
): Promise<{ outcome: "deleted" | "repeated" }> {
  const { place, ifMatch } = input;
  return persistently(async () => {
    const head = await collections.get(place);
    if (!head) {
      if (await collections.discarded(place)) return { outcome: "repeated" };
      throw noSuchCollection(place.collectionId);
    }
    if (!ifMatches(ifMatch, head)) {
      const current = await counted(place.userId, head, { lots });
      throw staleVersion({ current, etag: etagOf(current) }, ifMatch);
    }
    const at = clock().toISOString();
    const outcome = await collections.discard(place.userId, head, {
      // On the day after the last one on which it can be brought back.
      clearOn: dayAfter(utcDay(clock()), restorableDays + 1),
      most: mostDeleted,
      log: { id: newChangeId({ clock }), at },
    });
    if (outcome === "full") throw tooManyDeleted(mostDeleted);
    return outcome === "discarded" ? { outcome: "deleted" } : undefined;
  });
}

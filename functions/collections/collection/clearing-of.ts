import type { DiscardedItem } from "#schemas/storage/collection-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { CollectionStore, Place } from "./collection-store.ts";

/**
 * Begins to clear a deleted collection away: nobody brings it back from here on. `gone` where somebody has done so just before.
 *
 * @throws DomainError `request.too_many`
 */
export const clearingOf = (
  place: Place,
  deletion: Pick<DiscardedItem, "discardedAt">,
  { collections, clock }: { readonly collections: CollectionStore; readonly clock: Clock },
): Promise<"marked" | "gone"> =>
  persistently(async () => {
    const outcome = await collections.markClearing(place, deletion, clock().toISOString());
    return outcome === "stale" ? undefined : outcome;
  });

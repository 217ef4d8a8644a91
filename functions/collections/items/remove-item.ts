import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { IfMatch } from "#shared/kernel/versions.ts";
import type { Ledger } from "../changes/ledger.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import { newChangeId } from "../identifiers.ts";
import { type ItemPlace, presentLot, refuseStale } from "./item-state.ts";
import type { LotStore } from "./lot-store.ts";
import { removed } from "./lots.ts";

/**
 * Removes a lot with all its copies.
 *
 * @param ifMatch versions that were read; undefined for any
 * @throws DomainError `collections.no_such_item`, `request.stale_version`, `request.too_many`
 */
export async function removeItem(
  { place, ifMatch }: { place: ItemPlace; ifMatch: IfMatch },
  ports: {
    collections: CollectionStore;
    lots: LotStore;
    ledger: Pick<Ledger, "write">;
    clock: Clock;
  },
): Promise<void> {
  await persistently(async () => {
    const before = await presentLot(place, ports);
    refuseStale(before, ifMatch);
    const at = ports.clock().toISOString();
    const lots = [{ collectionId: place.collectionId, before, after: removed(before, at) }];
    const entry = { id: newChangeId(ports), kind: "removed", at, lots } as const;
    const outcome = await ports.ledger.write(place.userId, entry);
    return outcome === "written" ? outcome : undefined;
  });
}

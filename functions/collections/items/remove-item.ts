import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { IfMatch } from "#shared/kernel/versions.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
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
  ports: { collections: CollectionStore; lots: LotStore; clock: Clock },
): Promise<void> {
  await persistently(async () => {
    const before = await presentLot(place, ports);
    refuseStale(before, ifMatch);
    const at = ports.clock().toISOString();
    const change = { before, after: removed(before, at) };
    const outcome = await ports.lots.change(place, [change], { at });
    return outcome === "changed" ? outcome : undefined;
  });
}

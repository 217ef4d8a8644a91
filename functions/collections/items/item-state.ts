import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import type { CollectionStore, Place } from "../collection/collection-store.ts";
import { noSuchItem } from "../errors.ts";
import type { LotStore } from "./lot-store.ts";
import { isThere, itemOf } from "./lots.ts";

export type ItemPlace = Place & { readonly itemId: Ulid };

/**
 * A lot that is there, in a collection that is there.
 *
 * @throws DomainError `collections.no_such_item`
 */
export async function presentLot(
  { itemId, ...place }: ItemPlace,
  { collections, lots }: { collections: CollectionStore; lots: LotStore },
): Promise<LotItem> {
  const [head, found] = await Promise.all([collections.get(place), lots.find(place, [itemId])]);
  const lot = found.get(itemId);
  if (!head || !isThere(lot)) throw noSuchItem(place.collectionId, itemId);
  return lot;
}

/**
 * Refuses a write that was made for another version.
 *
 * @throws DomainError `request.stale_version`
 */
export function refuseStale(lot: LotItem, ifMatch: IfMatch): void {
  if (!ifMatches(ifMatch, lot))
    throw staleVersion({ current: itemOf(lot), etag: `v${lot.version}` }, ifMatch);
}

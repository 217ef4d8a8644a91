import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { CollectionStore, Place } from "../collection/collection-store.ts";
import { noSuchCollection } from "../errors.ts";
import type { LotStore } from "./lot-store.ts";

/**
 * A page of what a collection holds, by item id.
 *
 * @throws DomainError `collections.no_such_collection`, `request.bad_cursor`
 */
export async function listItems(
  { place, page }: { place: Place; page: PageRequest },
  { collections, lots }: { collections: CollectionStore; lots: LotStore },
): Promise<Page<CollectionItem>> {
  const [head, items] = await Promise.all([collections.get(place), lots.list(place, page)]);
  if (!head) throw noSuchCollection(place.collectionId);
  return items;
}

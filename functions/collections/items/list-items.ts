import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Place } from "../collection/collection-store.ts";
import { noSuchCollection } from "../errors.ts";
import type { ItemLists } from "./item-lists.ts";

/**
 * A page of what a collection holds, by item id.
 *
 * @throws DomainError `collections.no_such_collection`, `request.bad_cursor`
 */
export async function listItems(
  { place, page }: { place: Place; page: PageRequest },
  { itemLists }: { itemLists: ItemLists },
): Promise<Page<CollectionItem>> {
  const items = await itemLists.list(place, page);
  if (!items) throw noSuchCollection(place.collectionId);
  return items;
}

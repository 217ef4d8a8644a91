import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { noSuchCollection } from "../errors.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore, Place } from "./collection-store.ts";

/** Items that one read of the table brings: about a third of what DynamoDB gives at once. */
const pageSize = 1_000;

/**
 * The head of a user's collection, for other areas.
 *
 * @throws DomainError `collections.no_such_collection`
 */
export async function readCollection(
  place: Place,
  { collections }: { readonly collections: Pick<CollectionStore, "get"> },
): Promise<Collection> {
  const head = await collections.get(place);
  if (!head) throw noSuchCollection(place.collectionId);
  return head;
}

/** Everything that a collection holds, by item id, a page at a time; memory stays flat. */
export async function* itemPages(
  place: Place,
  { lots }: { readonly lots: Pick<LotStore, "list"> },
): AsyncGenerator<readonly CollectionItem[]> {
  let cursor: string | undefined;
  do {
    const page = await lots.list(place, { limit: pageSize, cursor });
    if (page.items.length > 0) yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

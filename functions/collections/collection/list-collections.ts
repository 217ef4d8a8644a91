import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore } from "./collection-store.ts";
import { type CountedCollection, counted } from "./counted-collection.ts";

/** A page of a user's collections, by id. */
export async function listCollections(
  { userId, ...page }: PageRequest & { userId: string },
  { collections, lots }: { collections: CollectionStore; lots: LotStore },
): Promise<Page<CountedCollection>> {
  const { items, nextCursor } = await collections.list(userId, page);
  return {
    items: await Promise.all(items.map((head) => counted(userId, head, { lots }))),
    nextCursor,
  };
}

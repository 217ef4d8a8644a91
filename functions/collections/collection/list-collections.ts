import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore } from "./collection-store.ts";
import type { CountedCollection } from "./counted-collection.ts";

/** A page of a user's collections, by id. */
export async function listCollections(
  { userId, ...page }: PageRequest & { userId: string },
  { collections, lots }: { collections: CollectionStore; lots: LotStore },
): Promise<Page<CountedCollection>> {
  const { items, nextCursor } = await collections.list(userId, page);
  const ids = items.map(({ id }) => id);
  const tallies = await lots.tallies(userId, ids);
  return {
    items: items.map((head) => ({ ...head, ...(tallies.get(head.id) ?? { lots: 0, cards: 0 }) })),
    nextCursor,
  };
}

import type { CountedCollections } from "#functions/collections/collection/counted-collections.ts";
import type { LotStore } from "#functions/collections/items/lot-store.ts";
import { Collection } from "#schemas/collections/collection.ts";
import { type HeadItem, headPrefix, headsPartition } from "#schemas/storage/collection-items.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import type { MemoryCollectionStore } from "./memory-collection-store.ts";

/** Collections in memory with how much they hold, over the stores of heads and lots. */
export function memoryCountedCollections(
  collections: MemoryCollectionStore,
  lots: LotStore,
): CountedCollections {
  const counted = async (userId: string, head: HeadItem) => ({
    ...Collection.parse(head),
    ...(await lots.tally({ userId, collectionId: head.id })),
  });
  return {
    async get(place) {
      const head = await collections.get(place);
      return head && counted(place.userId, head);
    },
    async list(userId, { limit, cursor }) {
      const list = { pk: headsPartition(userId), prefix: headPrefix };
      const after = startOf(list, cursor) ?? "";
      const heads = collections.heads(userId).filter(({ id }) => id > after);
      const items = await Promise.all(heads.map((head) => counted(userId, head)));
      return pageOf(list, items, limit);
    },
  };
}

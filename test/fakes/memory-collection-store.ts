import type { CollectionStore, Place } from "#functions/collections/collection/collection-store.ts";
import type { DiscardedItem, HeadItem } from "#schemas/storage/collection-items.ts";

export interface MemoryCollectionStore extends CollectionStore {
  /** A user's heads by id. */
  heads(userId: string): readonly HeadItem[];
}

/** Heads in memory. */
export function memoryCollectionStore(): MemoryCollectionStore {
  const heads = new Map<string, HeadItem>();
  const gone = new Map<string, DiscardedItem>();
  const keyOf = ({ userId, collectionId }: Place) => `${userId}/${collectionId}`;
  const of = (userId: string) =>
    [...heads].filter(([key]) => key.startsWith(`${userId}/`)).map(([, head]) => head);

  return {
    async create(userId, head, most) {
      const key = keyOf({ userId, collectionId: head.id });
      if (heads.has(key) || gone.has(key) || of(userId).length >= most) return "refused";
      heads.set(key, head);
      return "created";
    },
    get: async (place) => heads.get(keyOf(place)),
    heads: (userId) => of(userId).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    count: async (userId) => of(userId).length,
    async replace(userId, head, version) {
      const key = keyOf({ userId, collectionId: head.id });
      if (heads.get(key)?.version !== version) return "stale";
      heads.set(key, head);
      return "saved";
    },
    async discard(place, version, at) {
      const key = keyOf(place);
      if (heads.get(key)?.version !== version) return "stale";
      heads.delete(key);
      gone.set(key, { id: place.collectionId, discardedAt: at });
      return "discarded";
    },
    discarded: async (place) => gone.get(keyOf(place)),
    async markSwept(place, at) {
      const item = gone.get(keyOf(place));
      if (!item) throw new Error("Nothing is remembered of this collection.");
      gone.set(keyOf(place), { ...item, sweptAt: at });
    },
  };
}

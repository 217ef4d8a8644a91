import type { LotStore } from "#functions/collections/items/lot-store.ts";
import { isThere } from "#functions/collections/items/lots.ts";
import type { HeldCollections } from "#functions/holdings/held/held-collections.ts";
import type { MemoryCollectionStore } from "#test/fakes/memory-collection-store.ts";

/** Whole collections in memory, over the stores that write heads and lots. */
export const memoryHeldCollections = (
  collections: MemoryCollectionStore,
  lots: Pick<LotStore, "list">,
): HeldCollections => ({
  async of(place) {
    const head = await collections.get(place);
    const { items } = await lots.list(place, { limit: 100_000 });
    return head && { head, items: items.filter(isThere) };
  },
  heads: async (userId) => collections.heads(userId),
});

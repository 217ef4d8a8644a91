import type { LotStore } from "#functions/collections/items/lot-store.ts";
import type { HeldCollections } from "#functions/holdings/held/held-collections.ts";
import type { MemoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { tallyOf } from "#test/support/collections/collections.ts";

/** Whole collections in memory, over the stores that write heads and lots. */
export function memoryHeldCollections(
  collections: MemoryCollectionStore,
  lots: Pick<LotStore, "list">,
): HeldCollections {
  const of: HeldCollections["of"] = async (place) => {
    const head = await collections.get(place);
    const { items } = await lots.list(place, { limit: 100_000 });
    return head && { head, items };
  };
  return {
    of,
    async among(userId, isWanted) {
      const heads = collections.heads(userId).filter(isWanted);
      const all = heads.map(({ id }) => of({ userId, collectionId: id }));
      return (await Promise.all(all)).flatMap((one) => one ?? []);
    },
    heads: (userId) =>
      Promise.all(
        collections.heads(userId).map(async (head) => {
          const items = (await of({ userId, collectionId: head.id }))?.items ?? [];
          return { head, tally: tallyOf(items) };
        }),
      ),
  };
}

import type { Place } from "#functions/collections/collection/collection-store.ts";
import type { Deletions } from "#functions/collections/deletion/deletions.ts";
import type { AddItemsPorts } from "#functions/collections/items/add-items.ts";
import type { ItemLists } from "#functions/collections/items/item-lists.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryCountedCollections } from "#test/fakes/memory-counted-collections.ts";
import { memoryItemLists } from "#test/fakes/memory-item-lists.ts";
import { memoryLotStore } from "#test/fakes/memory-lot-store.ts";
import { aHead, aPlace, at } from "#test/support/collections/collections.ts";

/** Everything that the use cases of collections need, in memory; every base1 card has two variants. */
export function collectionPorts(beforeChange?: () => Promise<void>) {
  const requested: { place: Place; delaySeconds: number }[] = [];
  const collections = memoryCollectionStore();
  const lots = memoryLotStore(beforeChange);
  const ports = {
    ...{ collections, lots, counted: memoryCountedCollections(collections, lots) },
    itemLists: memoryItemLists(collections, lots),
    printings: {
      variantsOf: async (ids) =>
        new Map(ids.filter((id) => id.includes(":base1-")).map((id) => [id, ["holo", "normal"]])),
    },
    deletions: {
      request: async (place: Place, delaySeconds: number) => {
        requested.push({ place, delaySeconds });
      },
    },
    clock: () => new Date(at),
  } satisfies AddItemsPorts & { deletions: Deletions; itemLists: ItemLists };
  return { ...ports, requested };
}

/** A collection that is there. */
export async function anOpenCollection(ports: ReturnType<typeof collectionPorts>): Promise<Place> {
  const { userId } = aPlace();
  await ports.collections.create(userId, aHead(), 500);
  return { userId, collectionId: aHead().id };
}

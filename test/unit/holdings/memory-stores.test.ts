import { heldCollectionsContract } from "#test/contract/held-collections.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryHeldCollections } from "#test/fakes/memory-held-collections.ts";
import { memoryLotStore } from "#test/fakes/memory-lot-store.ts";

heldCollectionsContract("memoryHeldCollections", () => {
  const [collections, lots] = [memoryCollectionStore(), memoryLotStore()];
  return { collections, lots, held: memoryHeldCollections(collections, lots) };
});

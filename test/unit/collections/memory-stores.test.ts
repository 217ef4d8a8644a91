import { collectionStoreContract } from "#test/contract/collection-store.ts";
import { lotStoreContract } from "#test/contract/lot-store.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryLotStore } from "#test/fakes/memory-lot-store.ts";

collectionStoreContract("memoryCollectionStore", () => memoryCollectionStore());
lotStoreContract("memoryLotStore", () => memoryLotStore());

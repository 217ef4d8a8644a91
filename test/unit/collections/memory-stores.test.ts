import { collectionStoreContract } from "#test/contract/collection-store.ts";
import { countedCollectionsContract } from "#test/contract/counted-collections.ts";
import { importStoreContract } from "#test/contract/import-store.ts";
import { itemListsContract } from "#test/contract/item-lists.ts";
import { ledgerContract } from "#test/contract/ledger.ts";
import { lotStoreContract } from "#test/contract/lot-store.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryLotStore } from "#test/fakes/memory-lot-store.ts";
import { collectionPorts } from "#test/support/collections/collection-ports.ts";

collectionStoreContract("memoryCollectionStore", () => memoryCollectionStore());
ledgerContract("memoryLotStore", () => memoryLotStore());
importStoreContract("memoryImportStore", () => {
  const lots = memoryLotStore();
  return { imports: lots.imports, longChanges: lots.longChanges, ledger: lots, lots };
});
lotStoreContract("memoryLotStore", () => memoryLotStore());
countedCollectionsContract("memoryCountedCollections", collectionPorts);
itemListsContract("memoryItemLists", () => collectionPorts());

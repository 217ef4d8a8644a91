import type { CollectionStore } from "#functions/collections/collection/collection-store.ts";
import type { ItemLists } from "#functions/collections/items/item-lists.ts";
import type { LotStore } from "#functions/collections/items/lot-store.ts";

/** What collections in memory hold, over the stores of heads and lots. */
export const memoryItemLists = (collections: CollectionStore, lots: LotStore): ItemLists => ({
  async list(place, page) {
    const items = await lots.list(place, page);
    return (await collections.get(place)) && items;
  },
});

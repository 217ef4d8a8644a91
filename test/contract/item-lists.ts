import { describe, expect, test } from "vitest";
import type { LotChange } from "#functions/collections/changes/ledger.ts";
import type { CollectionStore } from "#functions/collections/index.ts";
import type { ItemLists } from "#functions/collections/items/item-lists.ts";
import { removed } from "#functions/collections/items/lots.ts";
import { aHead, aLot, aPlace, at, printing } from "#test/support/collections/collections.ts";
import { discarded, opened, type WritableLots, written } from "#test/support/collections/writes.ts";

export interface ListedStores {
  readonly collections: CollectionStore;
  readonly lots: WritableLots;
  readonly itemLists: ItemLists;
}

/** What ItemLists promise over the stores that write heads and lots. */
export function itemListsContract(name: string, storesFor: () => ListedStores) {
  /** A collection with so many lots; others lie beside it. */
  async function filled(count: number) {
    const stores = storesFor();
    const place = { ...aPlace(), collectionId: aHead().id };
    await opened(stores.collections, place.userId, aHead());
    const lots = Array.from({ length: count }, (_none, index) =>
      aLot({ printingId: printing(index + 1) }),
    );
    const change = (one: Omit<LotChange, "collectionId">) => written(stores.lots, place, [one]);
    for (const after of lots) await change({ before: undefined, after });
    return { ...stores, store: stores.lots, place, lots, change };
  }

  describe(`${name} are ItemLists`, () => {
    test("a collection that is not there has no list, and an empty one an empty list", async () => {
      const { itemLists, place } = await filled(0);
      expect(await itemLists.list(place, { limit: 5 })).toEqual({ items: [] });
      expect(await itemLists.list({ ...place, userId: aPlace().userId }, { limit: 5 })).toBe(
        undefined,
      );
    });

    test("[COL-5] a collection and its items are listed as soon as they are written", async () => {
      const { itemLists, place, change } = await filled(0);
      await change({ before: undefined, after: aLot() });
      expect(await itemLists.list(place, { limit: 5 })).toEqual({ items: [aLot()] });
    });

    test("pages hold each item once, by id", async () => {
      const { itemLists, place, lots } = await filled(7);
      const ids = lots.map(({ id }) => id).sort();
      for (const limit of [1, 3, 7, 8]) {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await itemLists.list(place, { limit, cursor });
          found.push(...(page?.items ?? []).map(({ id }) => id));
          cursor = page?.nextCursor;
        } while (cursor !== undefined && found.length <= ids.length);
        expect(found).toEqual(ids);
      }
    });

    test("a collection whose items were all removed is there and empty", async () => {
      const { itemLists, change, lots, place } = await filled(3);
      for (const lot of lots) await change({ before: lot, after: removed(lot, at) });
      expect(await itemLists.list(place, { limit: 2 })).toEqual({ items: [] });
    });

    test("a deleted collection has no list from that moment on, on no page, until it is cleared away and after", async () => {
      const { itemLists, collections, change, place, ...stores } = await filled(5);
      const { nextCursor: cursor } = (await itemLists.list(place, { limit: 2 })) ?? {};
      expect(cursor).toBeDefined();
      expect(await discarded(collections, place.userId, aHead())).toBe("discarded");
      const lists = () =>
        Promise.all([
          itemLists.list(place, { limit: 1 }),
          itemLists.list(place, { limit: 100 }),
          itemLists.list(place, { limit: 2, cursor }),
        ]);
      const none = [undefined, undefined, undefined];
      expect(await lists()).toEqual(none);
      // An addition that saw the head is written after it has gone.
      await change({ before: undefined, after: aLot({ variant: "normal" }) });
      expect(await lists()).toEqual(none);
      // Late after the first of the sweep's pages.
      const turns = [false, true];
      await stores.store.sweep(place, () => turns.shift() ?? true);
      expect(await lists()).toEqual(none);
      expect(await stores.store.sweep(place, () => false)).toMatchObject({ outcome: "empty" });
      expect(await lists()).toEqual(none);
    });
  });
}

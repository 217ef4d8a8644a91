import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { CollectionStore } from "#functions/collections/index.ts";
import { removed } from "#functions/collections/items/lots.ts";
import type { HeldCollections } from "#functions/holdings/index.ts";
import {
  aHead,
  aLot,
  aPlace,
  at,
  printing,
  tallyOf,
} from "#test/support/collections/collections.ts";
import { discarded, opened, type WritableLots, written } from "#test/support/collections/writes.ts";

export interface HeldStores {
  readonly collections: CollectionStore;
  readonly lots: WritableLots;
  readonly held: HeldCollections;
}

/** What HeldCollections promise over the stores that write heads and lots. */
export function heldCollectionsContract(name: string, storesFor: () => HeldStores) {
  const place = () => ({ userId: randomUUID(), collectionId: aHead().id });
  const lotsOf = (count: number) =>
    Array.from({ length: count }, (_none, index) => aLot({ printingId: printing(index + 1) }));

  describe(`${name} are HeldCollections`, () => {
    test("a collection comes with all that is there, by id", async () => {
      const [{ collections, lots, held }, own] = [storesFor(), place()];
      await opened(collections, own.userId, aHead());
      const all = lotsOf(40);
      const [first, second] = all;
      for (const after of all) await written(lots, own, [{ before: undefined, after }]);
      if (!first || !second) throw new Error("There are forty.");
      await written(lots, own, [{ before: first, after: removed(first, at) }]);
      const grown = { ...second, quantity: 3, version: 2 };
      await written(lots, own, [{ before: second, after: grown }]);
      const expected = [grown, ...all.slice(2)].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(await held.of(own)).toEqual({ head: aHead(), items: expected });
    });

    test("a collection that holds nothing is there, one of somebody else's is not", async () => {
      const [{ collections, held }, own] = [storesFor(), place()];
      await opened(collections, own.userId, aHead());
      expect(await held.of(own)).toEqual({ head: aHead(), items: [] });
      expect(await held.of({ ...own, userId: aPlace().userId })).toBe(undefined);
    });

    test("a deleted collection is gone from that moment on", async () => {
      const [{ collections, lots, held }, own] = [storesFor(), place()];
      await opened(collections, own.userId, aHead());
      await written(lots, own, [{ before: undefined, after: aLot() }]);
      expect((await held.of(own))?.items).toHaveLength(1);
      await discarded(collections, own.userId, aHead());
      expect(await held.of(own)).toBe(undefined);
    });

    test("the heads of a user are all of them, by id, with how much there is in each", async () => {
      const [{ collections, lots, held }, own] = [storesFor(), place()];
      const heads = [1, 2, 3].map((seed) => aHead({ id: derivedId("of a user", seed) }));
      for (const head of heads) await opened(collections, own.userId, head);
      const [first] = heads;
      if (!first) throw new Error("There are three.");
      const full = { ...own, collectionId: first.id };
      await written(lots, full, [{ before: undefined, after: aLot() }]);
      const byId = heads.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const counted = byId.map((head) => {
        const items = head === first ? [aLot()] : [];
        return { head, tally: tallyOf(items) };
      });
      expect(await held.heads(own.userId)).toEqual(counted);
      expect(await held.heads(randomUUID())).toEqual([]);
    });
  });
}

import { describe, expect, test } from "vitest";
import { removed } from "#functions/collections/items/lots.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aLot, aPlace, at, printing } from "#test/support/collections/collections.ts";
import { type WritableLots, written } from "#test/support/collections/writes.ts";

const added = (after: LotItem) => ({ before: undefined, after });
const lotsOf = (count: number) =>
  Array.from({ length: count }, (_none, index) => aLot({ printingId: printing(index + 1) }));

/** What every LotStore promises. */
export function lotStoreContract(name: string, storeFor: () => WritableLots) {
  describe(`${name} is a LotStore`, () => {
    test("what is changed is found and counted", async () => {
      const store = storeFor();
      const place = aPlace();
      const [one, two] = [aLot({ quantity: 2 }), aLot({ condition: "damaged", quantity: 3 })];
      expect(await store.tally(place)).toEqual({ lots: 0, cards: 0 });
      expect(await written(store, place, [added(one), added(two)])).toBe("written");
      expect(await store.find(place, [one.id, two.id])).toEqual(
        new Map([
          [one.id, one],
          [two.id, two],
        ]),
      );
      expect(await store.tally(place)).toEqual({ lots: 2, cards: 5 });
      expect(await store.find(aPlace(), [one.id])).toEqual(new Map());
    });

    test("[COL-5] a change of what has changed meanwhile changes nothing at all", async () => {
      const store = storeFor();
      const place = aPlace();
      const [one, two] = [aLot(), aLot({ condition: "damaged" })];
      await written(store, place, [added(one)]);
      expect(await written(store, place, [added(two), added(one)])).toBe("conflict");
      const stale = { before: { ...one, version: 4 }, after: { ...one, version: 5 } };
      expect(await written(store, place, [added(two), stale])).toBe("conflict");
      expect(await store.find(place, [one.id, two.id])).toEqual(new Map([[one.id, one]]));
      expect(await store.tally(place)).toEqual({ lots: 1, cards: 1 });
    });

    test("a removed lot is neither listed nor counted, but its version is remembered", async () => {
      const store = storeFor();
      const place = aPlace();
      const lot = aLot({ quantity: 4 });
      await written(store, place, [added(lot)]);
      await written(store, place, [{ before: lot, after: removed(lot, at) }]);
      expect((await store.list(place, { limit: 5 })).items).toEqual([]);
      expect(await store.tally(place)).toEqual({ lots: 0, cards: 0 });
      expect((await store.find(place, [lot.id])).get(lot.id)).toMatchObject({ version: 2 });
    });

    test("copies that change without a change of counts leave the counts alone", async () => {
      const store = storeFor();
      const place = aPlace();
      const [holo, normal] = [aLot({ quantity: 4 }), aLot({ variant: "normal", quantity: 3 })];
      await written(store, place, [added(holo), added(normal)]);
      const grade = (before: LotItem, change: Partial<LotItem>) => ({
        before,
        after: { ...before, ...change, version: before.version + 1 },
      });
      await written(store, place, [grade(holo, { updatedAt: at })]);
      expect(await store.tally(place)).toEqual({ lots: 2, cards: 7 });
      // One lot less, as many cards.
      await written(store, place, [
        { before: { ...holo, version: 2 }, after: removed({ ...holo, version: 2 }, at) },
        grade(normal, { quantity: 7 }),
      ]);
      expect(await store.tally(place)).toEqual({ lots: 1, cards: 7 });
      const moved = { ...normal, quantity: 7, version: 2 };
      await written(store, place, [grade(moved, { quantity: 2 })]);
      expect(await store.tally(place)).toEqual({ lots: 1, cards: 2 });
    });

    test("pages hold every lot once, also where many were removed", async () => {
      const store = storeFor();
      const place = aPlace();
      const lots = lotsOf(12).sort((a, b) => (a.id < b.id ? -1 : 1));
      await written(store, place, lots.map(added));
      const gone = lots.slice(2, 9).map((before) => ({ before, after: removed(before, at) }));
      await written(store, place, gone);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list(place, { limit: 2, cursor });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual([...lots.slice(0, 2), ...lots.slice(9)].map(({ id }) => id));
    });

    test("the cursor of another collection is refused", async () => {
      const store = storeFor();
      const place = aPlace();
      await written(store, place, lotsOf(3).map(added));
      const { nextCursor: cursor } = await store.list(place, { limit: 1 });
      await expect(store.list(aPlace(), { limit: 1, cursor })).rejects.toMatchObject({
        code: "request.bad_cursor",
      });
    });

    test("a request is remembered with its change, once", async () => {
      const store = storeFor();
      const place = aPlace();
      const lot = aLot();
      const note = {
        keyHash: sha256("key"),
        part: 0,
        request: { requestHash: sha256("body"), lots: [lot] },
      };
      expect(
        await written(store, place, [added(lot)], {
          note: { collectionId: place.collectionId, ...note },
        }),
      ).toBe("written");
      const again = { before: lot, after: { ...lot, quantity: 2, version: 2 } };
      expect(
        await written(store, place, [again], {
          note: { collectionId: place.collectionId, ...note },
        }),
      ).toBe("conflict");
      expect(await store.request(place, note.keyHash, 0)).toEqual(note.request);
      expect(await store.request(place, note.keyHash, 1)).toBeUndefined();
      expect((await store.find(place, [lot.id])).get(lot.id)?.quantity).toBe(1);
    });

    test("sweeping clears away everything of one collection, and stops when it is late", async () => {
      const store = storeFor();
      const [place, other] = [aPlace(), aPlace()];
      const lots = lotsOf(60);
      await written(store, place, lots.map(added));
      await written(store, other, [added(aLot())]);
      expect(await store.sweep(place, () => true)).toEqual({ outcome: "late", deleted: 0 });
      expect((await store.tally(place)).lots).toBe(60);
      expect(await store.sweep(place, () => false)).toEqual({ outcome: "empty", deleted: 60 });
      expect(await store.tally(place)).toEqual({ lots: 0, cards: 0 });
      expect((await store.list(place, { limit: 5 })).items).toEqual([]);
      expect((await store.tally(other)).lots).toBe(1);
    });
  });
}

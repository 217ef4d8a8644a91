import { describe, expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { CollectionStore } from "#functions/collections/index.ts";
import { aHead, aPlace, at } from "#test/support/collections.ts";

/** What every CollectionStore promises. */
export function collectionStoreContract(name: string, storeFor: () => CollectionStore) {
  const ids = [1, 2, 3].map((seed) => derivedId("listed", seed)).sort();

  describe(`${name} is a CollectionStore`, () => {
    test("an id is given once", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      expect(await store.create(userId, aHead())).toBe("created");
      expect(await store.create(userId, aHead({ name: "Another" }))).toBe("taken");
      expect(await store.get({ userId, collectionId: aHead().id })).toEqual(aHead());
    });

    test("[API-5] another user has no such collection", async () => {
      const store = storeFor();
      await store.create(aPlace().userId, aHead());
      const stranger = { userId: aPlace().userId, collectionId: aHead().id };
      expect(await store.get(stranger)).toBeUndefined();
      expect(await store.discard(stranger, 1, at)).toBe("stale");
    });

    test("pages hold every collection once, in order of ids", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      for (const id of [...ids].reverse()) await store.create(userId, aHead({ id }));
      const first = await store.list(userId, { limit: 2 });
      const second = await store.list(userId, { limit: 2, cursor: first.nextCursor });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
      expect(second.nextCursor).toBeUndefined();
      expect(await store.count(userId)).toBe(3);
    });

    test("a full last page has no cursor, and the cursor of another list is refused", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      for (const id of ids) await store.create(userId, aHead({ id }));
      expect((await store.list(userId, { limit: 3 })).nextCursor).toBeUndefined();
      const { nextCursor: cursor } = await store.list(userId, { limit: 1 });
      await expect(store.list(aPlace().userId, { limit: 1, cursor })).rejects.toMatchObject({
        code: "request.bad_cursor",
      });
    });

    test("[COL-5] only the version that was read is replaced", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      await store.create(userId, aHead());
      expect(await store.replace(userId, aHead({ name: "B", version: 2 }), 1)).toBe("saved");
      expect(await store.replace(userId, aHead({ name: "C", version: 2 }), 1)).toBe("stale");
      expect((await store.get({ userId, collectionId: aHead().id }))?.name).toBe("B");
    });

    test("a discarded collection is gone, remembered, and its id is not given again", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      const place = { userId, collectionId: aHead().id };
      await store.create(userId, aHead());
      expect(await store.discard(place, 7, at)).toBe("stale");
      expect(await store.discard(place, 1, at)).toBe("discarded");
      expect(await store.get(place)).toBeUndefined();
      expect((await store.list(userId, { limit: 5 })).items).toEqual([]);
      expect(await store.discarded(place)).toEqual({ id: aHead().id, discardedAt: at });
      expect(await store.create(userId, aHead())).toBe("taken");
      await store.markSwept(place, at);
      expect((await store.discarded(place))?.sweptAt).toBe(at);
    });
  });
}

import { describe, expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { CollectionStore } from "#functions/collections/index.ts";
import { aHead, aPlace, at } from "#test/support/collections/collections.ts";

/** What every CollectionStore promises. */
export function collectionStoreContract(name: string, storeFor: () => CollectionStore) {
  describe(`${name} is a CollectionStore`, () => {
    test("an id is given once", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      expect(await store.create(userId, aHead(), 500)).toBe("created");
      expect(await store.create(userId, aHead({ name: "Another" }), 500)).toBe("refused");
      expect(await store.get({ userId, collectionId: aHead().id })).toEqual(aHead());
    });

    test("[API-5] another user has no such collection", async () => {
      const store = storeFor();
      await store.create(aPlace().userId, aHead(), 500);
      const stranger = { userId: aPlace().userId, collectionId: aHead().id };
      expect(await store.get(stranger)).toBeUndefined();
      expect(await store.discard(stranger, 1, at)).toBe("stale");
    });

    test("[COL-2] the limit holds, however long the names are and however many ask at once", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      const long = "😀".repeat(1_000);
      const some = (from: number, count: number) =>
        Array.from({ length: count }, (_none, index) =>
          aHead({
            id: derivedId("long", from + index),
            name: long.slice(0, 200),
            description: long,
          }),
        );
      // So many of 4.4 KB that one read of the table cannot count them.
      for (const head of some(0, 250)) {
        expect(await store.create(userId, head, 252)).toBe("created");
      }
      await Promise.all(some(250, 6).map((head) => store.create(userId, head, 252)));
      for (const head of some(256, 3)) await store.create(userId, head, 252);
      expect(await store.count(userId)).toBe(252);
      const first = { userId, collectionId: derivedId("long", 0) };
      expect(await store.discard(first, 1, at)).toBe("discarded");
      expect(await store.count(userId)).toBe(251);
      expect(await store.create(userId, aHead({ id: derivedId("new") }), 252)).toBe("created");
    });

    test("[COL-5] only the version that was read is replaced", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      await store.create(userId, aHead(), 500);
      expect(await store.replace(userId, aHead({ name: "B", version: 2 }), 1)).toBe("saved");
      expect(await store.replace(userId, aHead({ name: "C", version: 2 }), 1)).toBe("stale");
      expect((await store.get({ userId, collectionId: aHead().id }))?.name).toBe("B");
    });

    test("a discarded collection is gone, remembered, and its id is not given again", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      const place = { userId, collectionId: aHead().id };
      await store.create(userId, aHead(), 500);
      expect(await store.discard(place, 7, at)).toBe("stale");
      expect(await store.discard(place, 1, at)).toBe("discarded");
      expect(await store.get(place)).toBeUndefined();
      expect(await store.discarded(place)).toEqual({ id: aHead().id, discardedAt: at });
      expect(await store.create(userId, aHead(), 500)).toBe("refused");
      await store.markSwept(place, at);
      expect((await store.discarded(place))?.sweptAt).toBe(at);
    });
  });
}

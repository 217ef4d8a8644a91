import { describe, expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { CollectionStore } from "#functions/collections/index.ts";
import { aHead, aPlace, at } from "#test/support/collections/collections.ts";
import { discarded, headLog, opened } from "#test/support/collections/writes.ts";

/** What every CollectionStore promises. */
export function collectionStoreContract(name: string, storeFor: () => CollectionStore) {
  describe(`${name} is a CollectionStore`, () => {
    test("an id is given once", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      expect(await opened(store, userId, aHead())).toBe("created");
      expect(await opened(store, userId, aHead({ name: "Another" }))).toBe("refused");
      expect(await store.get({ userId, collectionId: aHead().id })).toEqual(aHead());
    });

    test("[API-5] another user has no such collection", async () => {
      const store = storeFor();
      await opened(store, aPlace().userId, aHead());
      const stranger = { userId: aPlace().userId, collectionId: aHead().id };
      expect(await store.get(stranger)).toBeUndefined();
      expect(await discarded(store, stranger.userId, aHead())).toBe("stale");
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
        expect(await opened(store, userId, head, 252)).toBe("created");
      }
      await Promise.all(some(250, 6).map((head) => opened(store, userId, head, 252)));
      for (const head of some(256, 3)) await opened(store, userId, head, 252);
      expect(await store.count(userId)).toBe(252);
      const first = derivedId("long", 0);
      expect(await discarded(store, userId, aHead({ id: first }))).toBe("discarded");
      expect(await store.count(userId)).toBe(251);
      expect(await opened(store, userId, aHead({ id: derivedId("new") }), 252)).toBe("created");
    });

    test("[COL-5] only the version that was read is replaced", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      await opened(store, userId, aHead());
      const replaced = (name: string) => {
        const change = { before: aHead(), after: aHead({ name, version: 2 }) };
        return store.replace(userId, change, headLog());
      };
      expect(await replaced("B")).toBe("saved");
      expect(await replaced("C")).toBe("stale");
      expect((await store.get({ userId, collectionId: aHead().id }))?.name).toBe("B");
    });

    test("a discarded collection is gone, remembered, and its id is not given again", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      const place = { userId, collectionId: aHead().id };
      await opened(store, userId, aHead());
      expect(await discarded(store, userId, aHead({ version: 7 }))).toBe("stale");
      expect(await discarded(store, userId, aHead())).toBe("discarded");
      expect(await store.get(place)).toBeUndefined();
      const remembered = { id: aHead().id, discardedAt: at, head: aHead() };
      expect(await store.discarded(place)).toEqual(remembered);
      expect(await opened(store, userId, aHead())).toBe("refused");
      await store.markSwept(place, at);
      expect((await store.discarded(place))?.sweptAt).toBe(at);
    });

    test("so many deleted ones are kept aside and no more, until one is brought back or cleared away", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      const heads = [1, 2, 3].map((seed) => aHead({ id: derivedId("aside", seed) }));
      for (const head of heads) await opened(store, userId, head);
      const [one, two, three] = heads.map(({ id }) => id);
      const discard = (id = "") =>
        store.discard(userId, aHead({ id }), { clearOn: "2026-03-04", most: 1, log: headLog() });
      expect(await discard(one)).toBe("discarded");
      expect(await discard(two)).toBe("full");
      expect(await store.count(userId)).toBe(2);
      const back = aHead({ id: one, version: 2 });
      expect(await store.restore(userId, back, { most: 500, log: headLog() })).toBe("restored");
      expect(await discard(two)).toBe("discarded");
      expect(await discard(three)).toBe("full");
      const place = { userId, collectionId: two ?? "" };
      expect(await store.markClearing(place, { discardedAt: at }, at)).toBe("marked");
      expect(await store.markClearing(place, { discardedAt: at }, at)).toBe("marked");
      expect(await discard(three)).toBe("discarded");
      expect(
        await store.discard(userId, back, { clearOn: "2026-03-04", most: 1, log: headLog() }),
      ).toBe("full");
    });

    test("[COL-2] clearing begins for the deletion that was read, and for no later one", async () => {
      const store = storeFor();
      const { userId } = aPlace();
      const place = { userId, collectionId: aHead().id };
      await opened(store, userId, aHead());
      await discarded(store, userId, aHead());
      const former = { discardedAt: "2026-01-01T06:00:00.000Z" };
      expect(await store.markClearing(place, former, at)).toBe("gone");
      expect((await store.discarded(place))?.clearingAt).toBe(undefined);
      expect(await store.markClearing(place, { discardedAt: at }, at)).toBe("marked");
      expect(await store.markClearing(place, { discardedAt: at }, "2026-02-02T06:00:00.000Z")).toBe(
        "marked",
      );
      expect((await store.discarded(place))?.clearingAt).toBe(at);
      expect(await store.markClearing({ ...aPlace(), userId }, former, at)).toBe("gone");
    });
  });
}

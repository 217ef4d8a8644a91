import { describe, expect, test } from "vitest";
import type { CountedCollections } from "#functions/collections/collection/counted-collections.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { CollectionStore } from "#functions/collections/index.ts";
import type { Ulid } from "#schemas/values.ts";
import { aHead, aLot, aPlace } from "#test/support/collections/collections.ts";
import {
  discarded,
  headLog,
  opened,
  type WritableLots,
  written,
} from "#test/support/collections/writes.ts";

export interface CountedStores {
  readonly collections: CollectionStore;
  readonly lots: WritableLots;
  readonly counted: CountedCollections;
}

/** What CountedCollections promise over the stores that write heads and lots. */
export function countedCollectionsContract(name: string, storesFor: () => CountedStores) {
  const ids = [1, 2, 3].map((seed) => derivedId("listed", seed)).sort();

  async function aUser(heads: readonly Ulid[] = ids) {
    const stores = storesFor();
    const { userId } = aPlace();
    for (const id of heads) await opened(stores.collections, userId, aHead({ id }));
    /** So many lots, each in a change of its own, so that counts spread over all their shares. */
    const fill = async (collectionId: Ulid, lots: number) => {
      for (let index = 0; index < lots; index += 1) {
        const after = aLot({ variant: `holo.v${index}`, quantity: 2 });
        await written(stores.lots, { userId, collectionId }, [{ before: undefined, after }]);
      }
    };
    const idsOf = async (limit: number) => {
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const page = await stores.counted.list(userId, { limit, cursor });
        pages.push(page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      return pages;
    };
    return { ...stores, userId, fill, idsOf };
  }

  describe(`${name} are CountedCollections`, () => {
    test("a collection comes with what it holds, and nothing of its neighbours", async () => {
      const { counted, fill, userId } = await aUser();
      const [one, two, three] = ids as [Ulid, Ulid, Ulid];
      await fill(one, 20);
      await fill(three, 1);
      const get = (collectionId: Ulid) => counted.get({ userId, collectionId });
      expect(await get(one)).toEqual({ ...aHead({ id: one }), lots: 20, cards: 40 });
      expect(await get(two)).toEqual({ ...aHead({ id: two }), lots: 0, cards: 0 });
      expect(await get(three)).toMatchObject({ lots: 1, cards: 2 });
      expect(await get(derivedId("none"))).toBeUndefined();
      const { items } = await counted.list(userId, { limit: 10 });
      expect(items.map(({ id, lots }) => ({ id, lots }))).toEqual([
        { id: one, lots: 20 },
        { id: two, lots: 0 },
        { id: three, lots: 1 },
      ]);
    });

    test("[COL-5] what was written last is read, and how a collection was made is not shown", async () => {
      const { counted, collections, fill, userId } = await aUser([]);
      const head = aHead({ requestHash: "a".repeat(64) as never });
      const place = { userId, collectionId: head.id };
      await opened(collections, userId, head);
      const after = { ...head, name: "Renamed", version: 2 };
      await collections.replace(userId, { before: head, after }, headLog());
      await fill(head.id, 2);
      const shown = { ...aHead({ name: "Renamed", version: 2 }), lots: 2, cards: 4 };
      expect(await counted.get(place)).toEqual(shown);
      expect((await counted.list(userId, { limit: 1 })).items).toEqual([shown]);
    });

    test("[API-5] another user has no such collection", async () => {
      const { counted, fill } = await aUser();
      const [one] = ids as [Ulid];
      await fill(one, 1);
      const stranger = { userId: aPlace().userId, collectionId: one };
      expect(await counted.get(stranger)).toBeUndefined();
      expect((await counted.list(stranger.userId, { limit: 5 })).items).toEqual([]);
    });

    test("pages hold every collection once, in order of ids, with all of its counts", async () => {
      const { counted, fill, idsOf, userId } = await aUser([...ids].reverse());
      const [, two] = ids as [Ulid, Ulid];
      await fill(two, 12);
      for (const limit of [1, 2, 3, 4]) {
        const pages = await idsOf(limit);
        expect(pages.flat()).toEqual(ids);
        expect(pages.every((page) => page.length <= limit)).toBe(true);
      }
      const first = await counted.list(userId, { limit: 2 });
      expect(first.items).toMatchObject([{ lots: 0 }, { lots: 12, cards: 24 }]);
    });

    test("a full last page has no cursor, and the cursor of another list is refused", async () => {
      const { counted, userId } = await aUser();
      expect((await counted.list(userId, { limit: 3 })).nextCursor).toBeUndefined();
      const { nextCursor: cursor } = await counted.list(userId, { limit: 1 });
      await expect(counted.list(aPlace().userId, { limit: 1, cursor })).rejects.toMatchObject({
        code: "request.bad_cursor",
      });
    });

    test("a collection that is deleted and not yet cleared away is neither found nor listed", async () => {
      const { collections, counted, fill, idsOf, userId } = await aUser();
      const [one, two, three] = ids as [Ulid, Ulid, Ulid];
      for (const id of ids) await fill(id, 9);
      for (const collectionId of [one, two]) {
        expect(await discarded(collections, userId, aHead({ id: collectionId }))).toBe("discarded");
        expect(await counted.get({ userId, collectionId })).toBeUndefined();
      }
      expect(await idsOf(1)).toEqual([[three]]);
      expect((await counted.list(userId, { limit: 1 })).items).toMatchObject([{ lots: 9 }]);
    });
  });
}

import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoCountedCollections } from "#functions/collections/collection/dynamo-counted-collections.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import { dynamoItemLists } from "#functions/collections/items/dynamo-item-lists.ts";
import { dynamoLotStore } from "#functions/collections/items/dynamo-lot-store.ts";
import { removed } from "#functions/collections/items/lots.ts";
import {
  discardedKey,
  goneKey,
  headKey,
  lotKey,
  lotsPartition,
} from "#schemas/storage/collection-items.ts";
import { collectionStoreContract } from "#test/contract/collection-store.ts";
import { countedCollectionsContract } from "#test/contract/counted-collections.ts";
import { itemListsContract } from "#test/contract/item-lists.ts";
import { lotStoreContract } from "#test/contract/lot-store.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import {
  consistentReadsOnly,
  shortPages,
  watchedCalls,
} from "#test/support/clouds/strict-reads.ts";
import { aHead, aLot, aPlace, at } from "#test/support/collections/collections.ts";
import { discarded, opened, writableLots, written } from "#test/support/collections/writes.ts";

const table = await emptyTable();
const tables = cloudDocuments();
/** What a user decides hangs on what the user wrote last. */
const client = consistentReadsOnly(tables);

const countedStores = (over: DynamoDBDocumentClient) => {
  const collections = dynamoCollectionStore(over, table);
  return {
    collections,
    lots: writableLots(over, table),
    counted: dynamoCountedCollections(over, table),
    itemLists: dynamoItemLists(over, table, { collections }),
  };
};

collectionStoreContract("dynamoCollectionStore", () => dynamoCollectionStore(client, table));
countedCollectionsContract("dynamoCountedCollections", () => countedStores(client));
countedCollectionsContract("dynamoCountedCollections over short pages", () =>
  countedStores(shortPages(client, 3)),
);
itemListsContract("dynamoItemLists", () => countedStores(client));
itemListsContract("dynamoItemLists over short pages", () => countedStores(shortPages(client, 3)));
lotStoreContract("dynamoLotStore", () => writableLots(client, table));
lotStoreContract("dynamoLotStore over short pages", () =>
  writableLots(shortPages(client, 3), table),
);

test("collections from before there was a count are all counted, on however many pages", async () => {
  const { userId } = aPlace();
  const heads = [1, 2, 3, 4, 5].map((seed) => aHead({ id: derivedId("old", seed) }));
  for (const head of heads) {
    const Item = { ...headKey(userId, head.id), ...head };
    await client.send(new PutCommand({ TableName: table, Item }));
    // What they hold is counted beside them, and is no collection.
    const place = { userId, collectionId: head.id };
    await written(writableLots(client, table), place, [{ before: undefined, after: aLot() }]);
  }
  const store = dynamoCollectionStore(shortPages(client, 2), table);
  expect(await Promise.all([store.count(userId), store.count(userId)])).toEqual([5, 5]);
  expect(await opened(store, userId, aHead(), 5)).toBe("refused");
  expect(await opened(store, userId, aHead(), 6)).toBe("created");
  expect(await store.count(userId)).toBe(6);
});

test("[OPS-6] what a collector has is read at once, heads and counts, and so is one of them", async () => {
  const { userId } = aPlace();
  const { collections, lots } = countedStores(client);
  const ids = [1, 2, 3].map((seed) => derivedId("few", seed));
  for (const id of ids) {
    await opened(collections, userId, aHead({ id }));
    for (let copies = 0; copies < 12; copies += 1) {
      const after = aLot({ variant: `holo.v${copies}` });
      await written(lots, { userId, collectionId: id }, [{ before: undefined, after }]);
    }
  }
  const watched = watchedCalls(client);
  const { counted } = countedStores(watched.client);
  const page = await counted.list(userId, { limit: 20 });
  expect(page.items.map((one) => one.lots)).toEqual([12, 12, 12]);
  expect(watched.calls).toEqual(["QueryCommand"]);
  const [collectionId] = ids;
  if (!collectionId) throw new Error("There are three.");
  expect((await counted.get({ userId, collectionId }))?.lots).toBe(12);
  expect(watched.calls).toEqual(["QueryCommand", "QueryCommand"]);
});

test("[OPS-6] the first page of a collection's items is one read, which also tells that it is deleted", async () => {
  const { userId } = aPlace();
  const place = { userId, collectionId: aHead().id };
  const { collections, lots } = countedStores(client);
  await opened(collections, userId, aHead());
  await written(lots, place, [{ before: undefined, after: aLot() }]);
  const watched = watchedCalls(client);
  const { itemLists } = countedStores(watched.client);
  expect(await itemLists.list(place, { limit: 20 })).toEqual({ items: [aLot()] });
  await discarded(collections, userId, aHead());
  expect(await itemLists.list(place, { limit: 20 })).toBeUndefined();
  expect(watched.calls).toEqual(["QueryCommand", "QueryCommand"]);
  // What told it is cleared away with the rest: an id may be used again after thirty days.
  await lots.sweep(place, () => false);
  const Key = goneKey(lotsPartition(userId, place.collectionId));
  expect(
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item,
  ).toBe(undefined);
});

test("a removed lot and a collection that was swept are forgotten after thirty days", async () => {
  const { userId, collectionId } = aPlace();
  const lots = writableLots(client, table);
  const place = { userId, collectionId };
  const lot = aLot();
  const stored = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const inThirtyDays = Date.parse(at) / 1000 + 30 * 86_400;
  const key = lotKey(lotsPartition(userId, collectionId), lot.id);
  await written(lots, place, [{ before: undefined, after: lot }]);
  expect(await stored(key)).not.toHaveProperty("expiresAtSeconds");
  await written(lots, place, [{ before: lot, after: removed(lot, at) }]);
  expect(await stored(key)).toMatchObject({ expiresAtSeconds: inThirtyDays });
  const collections = dynamoCollectionStore(client, table);
  await opened(collections, userId, aHead({ id: collectionId }));
  await discarded(collections, userId, aHead({ id: collectionId }));
  await collections.markSwept(place, at);
  expect(await stored(discardedKey(userId, collectionId))).toMatchObject({
    expiresAtSeconds: inThirtyDays,
  });
});

test("a stored lot that is none any more is an error, not an absence", async () => {
  const place = aPlace();
  const Item = {
    ...lotKey(lotsPartition(place.userId, place.collectionId), aLot().id),
    ...aLot(),
    quantity: "two",
  };
  await client.send(new PutCommand({ TableName: table, Item }));
  await expect(dynamoLotStore(client, table).find(place, [aLot().id])).rejects.toThrow("quantity");
});

test("[COL-7] writers of different lots at once all succeed, and every copy is counted", async () => {
  const store = writableLots(client, table);
  const place = aPlace();
  const lots = Array.from({ length: 20 }, (_none, index) => aLot({ variant: `holo.v${index}` }));
  const put = async (after: ReturnType<typeof aLot>) => {
    while ((await written(store, place, [{ before: undefined, after }])) === "conflict");
  };
  await Promise.all(lots.map(put));
  expect(await store.tally(place)).toEqual({ lots: 20, cards: 20 });
});

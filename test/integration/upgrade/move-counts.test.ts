import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { moveCounts } from "#bin/upgrade/move-counts.ts";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoCountedCollections } from "#functions/collections/collection/dynamo-counted-collections.ts";
import { headPrefix } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { formerItems } from "#test/support/clouds/first-version.ts";
import { writableLots, written } from "#test/support/collections/writes.ts";

const documents = cloudDocuments();
/** The table `users` of a stage that version 0.1.0 made, and the one collection in it. */
async function formerTable() {
  const table = await emptyTable();
  const items = formerItems("users");
  for (const chunk of chunksOf(items, 25)) {
    const puts = chunk.map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
  }
  const head = items.find(({ sk }) => String(sk).startsWith(headPrefix));
  const place = { userId: String(head?.["pk"]).slice(5), collectionId: Ulid.parse(head?.["id"]) };
  return {
    ...{ table, place },
    counted: dynamoCountedCollections(documents, table),
    lots: writableLots(documents, table),
    collections: dynamoCollectionStore(documents, table),
  };
}

test("a collection of version 0.1.0 has all its items and, after the upgrade, its counts", async () => {
  const { table, place, counted, lots, collections } = await formerTable();
  expect(await moveCounts(documents, table)).toBe(1);
  expect(await counted.get(place)).toMatchObject({
    ...{ name: "A walk through the eras", version: 1, lots: 64, cards: 84 },
  });
  const { items } = await lots.list(place, { limit: 100 });
  expect(items).toHaveLength(64);
  expect(items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(84);
  expect(await collections.count(place.userId)).toBe(1);
});

test("counts are moved once, however often and by however many", async () => {
  const { table, place, counted, lots } = await formerTable();
  const [lot] = (await lots.list(place, { limit: 1 })).items;
  if (!lot) throw new Error("The table holds lots.");
  const one = { before: lot, after: { ...lot, quantity: lot.quantity + 3, version: 2 } };
  const [changed, ...moved] = await Promise.all([
    written(lots, place, [one]),
    ...Array.from({ length: 3 }, () => moveCounts(documents, table)),
  ]);
  expect(changed).toBe("written");
  expect(moved.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(1);
  await moveCounts(documents, table);
  expect(await moveCounts(documents, table)).toBe(0);
  expect(await counted.get(place)).toMatchObject({ lots: 64, cards: 87 });
});

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, inject, test } from "vitest";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoLotStore } from "#functions/collections/items/dynamo-lot-store.ts";
import { lotKey, lotsPartition } from "#schemas/storage/collection-items.ts";
import { collectionStoreContract } from "#test/contract/collection-store.ts";
import { lotStoreContract } from "#test/contract/lot-store.ts";
import { aLot, aPlace, at } from "#test/support/collections.ts";

const table = "cardlake-local-users";
const client = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: inject("cloud").awsEndpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  }),
  { marshallOptions: { removeUndefinedValues: true } },
);

collectionStoreContract("dynamoCollectionStore", () => dynamoCollectionStore(client, table));
lotStoreContract("dynamoLotStore", () => dynamoLotStore(client, table));

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
  const store = dynamoLotStore(client, table);
  const place = aPlace();
  const lots = Array.from({ length: 20 }, (_none, index) => aLot({ variant: `holo.v${index}` }));
  const put = async (after: ReturnType<typeof aLot>) => {
    while ((await store.change(place, [{ before: undefined, after }], { at })) === "conflict");
  };
  await Promise.all(lots.map(put));
  expect(await store.tally(place)).toEqual({ lots: 20, cards: 20 });
});

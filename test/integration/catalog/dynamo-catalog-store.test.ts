import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, inject, test } from "vitest";
import { findCard } from "#functions/catalog/index.ts";
import { dynamoCatalogStore } from "#functions/catalog/silver/dynamo-catalog-store.ts";
import { cardKey } from "#schemas/storage/catalog-items.ts";
import { catalogStoreContract } from "#test/contract/catalog-store.ts";
import { aCard } from "#test/support/catalog.ts";

const client = new DynamoDBClient({
  endpoint: inject("cloud").awsEndpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const documents = DynamoDBDocumentClient.from(client, {
  marshallOptions: { removeUndefinedValues: true },
});

/** A table of its own for each test, with the keys that every table of ours has. */
async function emptyTable(): Promise<string> {
  const TableName = `catalog-${randomUUID()}`;
  const keys = [
    ["pk", "HASH"],
    ["sk", "RANGE"],
  ] as const;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: keys.map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
      AttributeDefinitions: keys.map(([AttributeName]) => ({ AttributeName, AttributeType: "S" })),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName });
  return TableName;
}

catalogStoreContract("dynamoCatalogStore", async () =>
  dynamoCatalogStore(documents, await emptyTable()),
);

test("a stored card that is none any more is an error, not an absence", async () => {
  const table = await emptyTable();
  const card = aCard();
  const Item = { ...cardKey(card.id), value: { ...card, number: 4 } };
  await documents.send(new PutCommand({ TableName: table, Item }));
  const store = dynamoCatalogStore(documents, table);
  await expect(findCard(card.id, { store })).rejects.toThrow("number");
});

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoLotStore } from "#functions/collections/items/dynamo-lot-store.ts";
import { dynamoHeldCollections } from "#functions/holdings/held/dynamo-held-collections.ts";
import { heldCollectionsContract } from "#test/contract/held-collections.ts";
import { consistentReadsOnly, shortPages } from "#test/support/clouds/strict-reads.ts";

const table = "cardlake-local-users";
const tables = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: inject("cloud").awsEndpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  }),
  { marshallOptions: { removeUndefinedValues: true } },
);
const client = consistentReadsOnly(tables);

const storesOver = (over: DynamoDBDocumentClient) => () => {
  const collections = dynamoCollectionStore(over, table);
  const held = dynamoHeldCollections(over, table, { collections });
  return { collections, lots: dynamoLotStore(over, table), held };
};

heldCollectionsContract("dynamoHeldCollections", storesOver(client));
heldCollectionsContract(
  "dynamoHeldCollections over short pages",
  storesOver(shortPages(client, 3)),
);

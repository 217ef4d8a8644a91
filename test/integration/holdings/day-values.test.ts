import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoDayValues } from "#functions/holdings/days/dynamo-day-values.ts";
import { dynamoHolders } from "#functions/holdings/days/dynamo-holders.ts";
import { dayValuesContract } from "#test/contract/day-values.ts";
import { holdersContract } from "#test/contract/holders.ts";

const table = "cardlake-local-users";
const client = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: inject("cloud").awsEndpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  }),
  { marshallOptions: { removeUndefinedValues: true } },
);

dayValuesContract("dynamoDayValues", () => ({
  collections: dynamoCollectionStore(client, table),
  values: dynamoDayValues(client, table),
}));
holdersContract("dynamoHolders", () => dynamoHolders(client, table));

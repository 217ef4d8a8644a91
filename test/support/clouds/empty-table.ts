import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { cloudClient } from "./cloud-logs.ts";

const client = new DynamoDBClient(cloudClient());

/** A table of its own for each test, with the keys that every table of ours has. */
export async function emptyTable(): Promise<string> {
  const TableName = `table-${randomUUID()}`;
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

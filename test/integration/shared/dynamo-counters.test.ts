import { randomUUID } from "node:crypto";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, inject, test } from "vitest";
import { dynamoCounters } from "#shared/limits/dynamo-counters.ts";
import { rateLimitsContract } from "#test/contract/rate-limits.ts";

const table = "cardlake-local-limits";
const client = new DynamoDBClient({
  endpoint: inject("cloud").awsEndpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const counters = dynamoCounters(client, table);

rateLimitsContract("dynamoCounters", () => counters);

test("a counter goes away some time after its window", async () => {
  const subject = randomUUID();
  const expiresAtSeconds = 1_800_000_120;
  const counter = { budget: "write", subject, windowStart: 1_800_000_000, expiresAtSeconds };
  expect(await counters.add(counter, 2)).toBe(2);
  expect(await counters.add(counter, -1)).toBe(1);
  const Key = { pk: { S: `write#${subject}` }, sk: { S: "1800000000" } };
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key }));
  expect(Item).toEqual({ ...Key, points: { N: "1" }, expiresAtSeconds: { N: "1800000120" } });
});

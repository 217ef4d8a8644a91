import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, test, vi } from "vitest";
import { batchDelete, batchGet } from "#shared/aws/batches.ts";

const keys = (count: number) =>
  Array.from({ length: count }, (_none, index) => ({ pk: "P", sk: String(index) }));

/** DynamoDB under pressure: it does at most `most` of what one call asks for, and says what is left. */
function pressed(most: number) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "us-east-1" }));
  const done: unknown[] = [];
  const calls: number[] = [];
  vi.spyOn(client, "send").mockImplementation(async (command: object) => {
    const input = (command as { input: { RequestItems: Record<string, unknown> } }).input;
    const asked = input.RequestItems["t"];
    const list = command instanceof BatchGetCommand ? (asked as { Keys: unknown[] }).Keys : asked;
    const parts = list as unknown[];
    calls.push(parts.length);
    done.push(...parts.slice(0, most));
    const left = parts.slice(most);
    return command instanceof BatchGetCommand
      ? { Responses: { t: parts.slice(0, most) }, UnprocessedKeys: { t: { Keys: left } } }
      : { UnprocessedItems: { t: left } };
  });
  return { client, done, calls };
}

test("keys that were left unread are asked for again, until all are there", async () => {
  const { client, calls } = pressed(40);
  const found = await batchGet(client, "t", keys(130));
  expect(found).toHaveLength(130);
  expect(calls.toSorted((a, b) => b - a)).toEqual([100, 60, 30, 20]);
});

test("deletes that were left undone are sent again, twenty-five a call", async () => {
  const { client, done, calls } = pressed(15);
  await batchDelete(client, "t", keys(30));
  expect(done).toHaveLength(30);
  expect(calls.toSorted((a, b) => b - a)).toEqual([25, 10, 5]);
});

test("what is never done is an error that says how much, not a silence", async () => {
  const { client } = pressed(0);
  await expect(batchGet(client, "t", keys(3))).rejects.toThrow("left 3 reads from t undone");
  await expect(batchDelete(client, "t", keys(2))).rejects.toThrow("left 2 deletes from t undone");
});

import { setTimeout as sleep } from "node:timers/promises";
import { BatchGetCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import { chunksOf } from "#shared/kernel/chunks.ts";

/** DynamoDB reads this many items in one call. */
const keysPerCall = 100;
const attempts = 6;
const firstPauseMs = 50;

export interface BatchGetOptions {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  /** Whether a decision hangs on what was written last; costs twice as much. @default false */
  readonly isConsistent?: boolean;
}

/**
 * Items by key, in no order; what is not there is left out. Calls run side by side, and keys that
 * DynamoDB left unprocessed are asked for again, after a pause that grows.
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Record<string, string>[],
  { isConsistent = false, ...projection }: BatchGetOptions = {},
): Promise<readonly Record<string, unknown>[]> {
  const limit = pLimit(8);
  const how = { ...projection, ...(isConsistent && { ConsistentRead: true }) };
  const chunks = chunksOf(keys, keysPerCall);
  const found = await Promise.all(
    chunks.map((chunk) => limit(() => chunkOf(client, tableName, chunk, how))),
  );
  return found.flat();
}

async function chunkOf(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Record<string, string>[],
  projection: object,
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let rest: Record<string, unknown>[] = [...keys];
  for (let attempt = 0; attempt < attempts && rest.length > 0; attempt += 1) {
    if (attempt > 0) await sleep(Math.random() * firstPauseMs * 2 ** attempt);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: rest, ...projection } } }),
    );
    items.push(...(Responses?.[tableName] ?? []));
    rest = UnprocessedKeys?.[tableName]?.Keys ?? [];
  }
  if (rest.length === 0) return items;
  throw new Error(`DynamoDB left ${rest.length} keys of ${tableName} unread ${attempts} times.`);
}

import { setTimeout as sleep } from "node:timers/promises";
import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import { chunksOf } from "#shared/kernel/chunks.ts";

/** DynamoDB reads this many items in one call. */
const keysPerCall = 100;
/** And writes so many. */
const writesPerCall = 25;
const callsAtOnce = 8;
const attempts = 6;
const firstPauseMs = 50;

type WriteRequest = NonNullable<BatchWriteCommandInput["RequestItems"]>[string][number];

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
  keys: readonly Record<string, unknown>[],
  { isConsistent = false, ...projection }: BatchGetOptions = {},
): Promise<readonly Record<string, unknown>[]> {
  const limit = pLimit(callsAtOnce);
  const how = { ...projection, ...(isConsistent && { ConsistentRead: true }) };
  const chunks = chunksOf(keys, keysPerCall);
  const found = await Promise.all(
    chunks.map((chunk) => limit(() => chunkOf(client, tableName, chunk, how))),
  );
  return found.flat();
}

/**
 * Deletes items by key; what is not there is no matter. Calls run side by side, and what DynamoDB
 * left undone is sent again, after a pause that grows.
 */
export const batchDelete = (
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Record<string, unknown>[],
): Promise<void> => {
  const requests = keys.map((Key): WriteRequest => ({ DeleteRequest: { Key } }));
  return batchWrite(client, tableName, { requests, what: "deletes from" });
};

/** Writes items whatever lies there, as `batchDelete` deletes them. */
export const batchPut = (
  client: DynamoDBDocumentClient,
  tableName: string,
  items: readonly Record<string, unknown>[],
): Promise<void> => {
  const requests = items.map((Item): WriteRequest => ({ PutRequest: { Item } }));
  return batchWrite(client, tableName, { requests, what: "writes to" });
};

async function batchWrite(
  client: DynamoDBDocumentClient,
  tableName: string,
  { requests, what }: { readonly requests: readonly WriteRequest[]; readonly what: string },
): Promise<void> {
  const limit = pLimit(callsAtOnce);
  const written = chunksOf(requests, writesPerCall).map((chunk) =>
    limit(() =>
      untilDone(chunk, `${what} ${tableName}`, async (rest) => {
        const { UnprocessedItems } = await client.send(
          new BatchWriteCommand({ RequestItems: { [tableName]: rest } }),
        );
        return UnprocessedItems?.[tableName] ?? [];
      }),
    ),
  );
  await Promise.all(written);
}

async function chunkOf(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Record<string, unknown>[],
  how: object,
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  await untilDone(keys, `reads from ${tableName}`, async (rest) => {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: rest, ...how } } }),
    );
    items.push(...(Responses?.[tableName] ?? []));
    return UnprocessedKeys?.[tableName]?.Keys ?? [];
  });
  return items;
}

/** Sends what a call leaves undone again, at random moments so that callers do not meet again. */
async function untilDone<T>(
  parts: readonly T[],
  what: string,
  call: (rest: T[]) => Promise<T[]>,
): Promise<void> {
  let rest = [...parts];
  for (let attempt = 0; attempt < attempts && rest.length > 0; attempt += 1) {
    if (attempt > 0) await sleep(Math.random() * firstPauseMs * 2 ** attempt);
    rest = await call(rest);
  }
  if (rest.length === 0) return;
  throw new Error(`DynamoDB left ${rest.length} ${what} undone ${attempts} times.`);
}

import { setTimeout as sleep } from "node:timers/promises";
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Partition } from "../items/dynamo-lot-writes.ts";

/** What BatchWriteItem takes at once, and how many of those run side by side. */
const batchSize = 25;
const lanes = 8;
const patienceMs = 100;

type Deletes = NonNullable<BatchWriteCommandInput["RequestItems"]>[string];

/** Deletes a whole partition, page by page, until it is empty or it is late. */
export async function sweepPartition(
  client: DynamoDBDocumentClient,
  { TableName, pk }: Partition,
  isLate: () => boolean,
): Promise<{ outcome: "empty" | "late"; deleted: number }> {
  let deleted = 0;
  while (!isLate()) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ProjectionExpression: "pk, sk",
        ConsistentRead: true,
        Limit: batchSize * lanes,
      }),
    );
    if (Items.length === 0) return { outcome: "empty", deleted };
    await Promise.all(
      chunksOf(Items, batchSize).map((keys) =>
        deleteAll(
          client,
          TableName,
          keys.map((Key) => ({ DeleteRequest: { Key } })),
        ),
      ),
    );
    deleted += Items.length;
  }
  return { outcome: "late", deleted };
}

/** DynamoDB may leave some out when it is pressed; they get their turn after a pause. */
async function deleteAll(client: DynamoDBDocumentClient, TableName: string, deletes: Deletes) {
  let rest: Deletes | undefined = deletes;
  while (rest && rest.length > 0) {
    const batch: BatchWriteCommand = new BatchWriteCommand({ RequestItems: { [TableName]: rest } });
    const { UnprocessedItems } = await client.send(batch);
    rest = UnprocessedItems?.[TableName];
    if (rest && rest.length > 0) await sleep(patienceMs);
  }
}

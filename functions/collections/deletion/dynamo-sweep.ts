import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { batchDelete } from "#shared/aws/batches.ts";
import type { Partition } from "../items/dynamo-lot-writes.ts";

/** Items that are found, then deleted, in one go. */
const pageSize = 200;

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
        Limit: pageSize,
      }),
    );
    if (Items.length === 0) return { outcome: "empty", deleted };
    await batchDelete(client, TableName, Items);
    deleted += Items.length;
  }
  return { outcome: "late", deleted };
}

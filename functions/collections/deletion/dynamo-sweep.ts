import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { batchDelete } from "#shared/aws/batches.ts";

/** Items that are found, then deleted, in one go. */
const pageSize = 200;

/** Deletes all of a partition that lies behind a key, page by page, until it is empty or it is late. */
export async function sweepPartition(
  client: DynamoDBDocumentClient,
  {
    TableName,
    pk,
    behind,
  }: { readonly TableName: string; readonly pk: string; readonly behind: string },
  isLate: () => boolean,
): Promise<{ outcome: "empty" | "late"; deleted: number }> {
  let deleted = 0;
  while (!isLate()) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND sk > :behind",
        ExpressionAttributeValues: { ":pk": pk, ":behind": behind },
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

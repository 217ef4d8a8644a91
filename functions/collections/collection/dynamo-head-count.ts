import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { headCountKey, headPrefix, headsPartition } from "#schemas/storage/collection-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryOf } from "#shared/aws/id-pages.ts";
import type { TransactionWrite } from "#shared/aws/transaction.ts";

/**
 * Counts a user's heads for the first time, page by page, and keeps the count. While there is none,
 * no head can be made or taken, so nothing changes between the counting and the keeping.
 */
export async function beginCount(
  client: DynamoDBDocumentClient,
  TableName: string,
  userId: string,
): Promise<void> {
  const list = { pk: headsPartition(userId), prefix: headPrefix };
  let heads = 0;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const query = {
      ...queryOf(TableName, list),
      // The shares of their counts lie among the heads, and have no version.
      FilterExpression: "attribute_exists(version)",
      ...{ Select: "COUNT" as const, ExclusiveStartKey },
    };
    const page = await client.send(new QueryCommand(query));
    heads += page.Count ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const Item = { ...headCountKey(userId), heads };
  const put = new PutCommand({
    TableName,
    Item,
    ConditionExpression: "attribute_not_exists(pk)",
  });
  // Refused when another request of the same user was first; it counted the same.
  await unlessRefused(client.send(put), "begun", "begun by another");
}

/** One head more than there were, of which there may be so many. */
export const oneHeadMore = (TableName: string, userId: string, most: number): TransactionWrite => ({
  Update: {
    TableName,
    Key: headCountKey(userId),
    UpdateExpression: "ADD heads :one",
    ConditionExpression: "heads < :most",
    ExpressionAttributeValues: { ":one": 1, ":most": most },
  },
});

/** One head that can be brought back, of which there may be so many. */
export const oneHeadAside = (
  TableName: string,
  userId: string,
  most: number,
): TransactionWrite => ({
  Update: {
    TableName,
    Key: headCountKey(userId),
    UpdateExpression: "ADD heads :minusOne, discarded :one",
    ConditionExpression: "heads > :none AND (attribute_not_exists(discarded) OR discarded < :most)",
    ExpressionAttributeValues: { ":minusOne": -1, ":one": 1, ":none": 0, ":most": most },
  },
});

/** One that is brought back. */
export const oneHeadBack = (TableName: string, userId: string, most: number): TransactionWrite => ({
  Update: {
    TableName,
    Key: headCountKey(userId),
    UpdateExpression: "ADD heads :one, discarded :minusOne",
    ConditionExpression: "heads < :most",
    ExpressionAttributeValues: { ":one": 1, ":minusOne": -1, ":most": most },
  },
});

/** One that cannot be brought back any more. */
export const oneAsideLess = (TableName: string, userId: string): TransactionWrite => ({
  Update: {
    TableName,
    Key: headCountKey(userId),
    UpdateExpression: "ADD discarded :minusOne",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":minusOne": -1 },
  },
});

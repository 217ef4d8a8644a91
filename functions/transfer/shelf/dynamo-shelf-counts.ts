import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { shelfPartition, shelvedKey, shelvedPrefix } from "#schemas/storage/shelf-items.ts";
import type { Shelf } from "./shelf.ts";

/** Counts rows where they lie: each is read, and none is sent. */
export function dynamoShelfCounts(
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<Shelf, "count" | "countAlike"> {
  const counted = async (
    query: Omit<QueryCommandInput, "TableName">,
    upTo = Number.POSITIVE_INFINITY,
  ) => {
    let count = 0;
    let start = query.ExclusiveStartKey;
    do {
      const { Count = 0, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...{ TableName, ...query, Select: "COUNT", ConsistentRead: true },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      count += Count;
      start = LastEvaluatedKey;
    } while (start && count < upTo);
    return Math.min(count, upTo);
  };
  const between = (
    userId: string,
    first: string,
    last: string,
  ): Omit<QueryCommandInput, "TableName"> => ({
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
    ExpressionAttributeValues: { ":pk": shelfPartition(userId), ":first": first, ":last": last },
  });
  return {
    async count(userId, { besides, upTo }) {
      // Keys of its rows go on with a stroke, which is behind nothing and before a tilde.
      const own = `${shelvedPrefix}${besides}`;
      const before = await counted(between(userId, shelvedPrefix, own), upTo);
      if (before === upTo) return upTo;
      return (
        before + (await counted(between(userId, `${own}~`, `${shelvedPrefix}~`), upTo - before))
      );
    },
    countAlike: (userId, { likeness, after }) =>
      counted({
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        FilterExpression: "likeness = :likeness AND attribute_not_exists(takenBy)",
        ExpressionAttributeValues: {
          ...{ ":pk": shelfPartition(userId), ":prefix": shelvedPrefix, ":likeness": likeness },
        },
        ...{ ScanIndexForward: false, ExclusiveStartKey: shelvedKey(userId, after) },
      }),
  };
}

import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";

/** Which items of a partition are wanted, in the order of their sort keys. */
export interface ItemSpan {
  readonly prefix?: string;
  /** Both ends included. */
  readonly between?: readonly [from: string, to: string];
  /** Sort key after which the items start; it need not exist. */
  readonly after?: string;
  /** @default all of them */
  readonly limit?: number;
  /** Whether a decision hangs on what was written last; costs twice as much. @default false */
  readonly isConsistent?: boolean;
}

/** Items of one partition by Query, as many calls as their size takes. */
export async function queryItems(
  client: DynamoDBDocumentClient,
  tableName: string,
  pk: string,
  span: ItemSpan,
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  const most = span.limit ?? Number.POSITIVE_INFINITY;
  let start: Record<string, unknown> | undefined = span.after ? { pk, sk: span.after } : undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        ...conditionOf(pk, span),
        ...(span.isConsistent && { ConsistentRead: true }),
        ...(start && { ExclusiveStartKey: start }),
        ...(Number.isFinite(most) && { Limit: most - items.length }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < most);
  return items;
}

function conditionOf(pk: string, { prefix, between }: ItemSpan) {
  if (between) {
    return {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":pk": pk, ":from": between[0], ":to": between[1] },
    };
  }
  if (prefix) {
    return {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
    };
  }
  return { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": pk } };
}

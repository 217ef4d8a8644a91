import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { expiryOf } from "#shared/aws/transaction.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** A quarter of a year of runs is enough to look back on. */
const keptSeconds = 90 * 86_400;

/** When what is written of a run now may be forgotten, as DynamoDB's time to live wants it. */
export const runExpiry = (now: Date): number => expiryOf(now.toISOString(), keptSeconds);

interface QueryMore {
  readonly isNewestFirst?: boolean;
}
interface Items extends QueryMore {
  readonly pk: string;
  readonly prefix: string;
}

const input = (tableName: string, { pk, prefix, isNewestFirst = false }: Items) => ({
  TableName: tableName,
  KeyConditionExpression: prefix ? "pk = :pk AND begins_with(sk, :prefix)" : "pk = :pk",
  ExpressionAttributeValues: { ":pk": pk, ...(prefix && { ":prefix": prefix }) },
  ScanIndexForward: !isNewestFirst,
  // Whether a run has ended is decided from these.
  ConsistentRead: true,
});

/** Every item of a partition with a prefix, as they are now, in as many calls as it takes. */
export async function runItems(
  client: DynamoDBDocumentClient,
  tableName: string,
  items: Items,
): Promise<readonly Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const query = { ...input(tableName, items), ExclusiveStartKey: from };
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(query));
    all.push(...Items);
    from = LastEvaluatedKey;
  } while (from);
  return all;
}

/** DynamoDB refuses a page that starts outside of what is asked for, or at no key at all. */
const Position = z
  .string()
  .min(1)
  .refine((sk) => sk.isWellFormed() && Buffer.byteLength(sk) <= 1024);

/** One page of such items; `list` names the list that its cursors belong to. */
export async function runPage<T>(
  client: DynamoDBDocumentClient,
  tableName: string,
  wanted: Items & {
    readonly list: string;
    readonly page: PageRequest;
    readonly parse: (item: unknown) => T;
  },
): Promise<Page<T>> {
  const { list, page, parse, pk, prefix } = wanted;
  const { Items = [] } = await client.send(
    new QueryCommand({
      ...input(tableName, wanted),
      // One more than is shown says whether there is another page.
      Limit: page.limit + 1,
      ...(page.cursor && {
        ExclusiveStartKey: { pk, sk: positionIn(list, page.cursor, Position.startsWith(prefix)) },
      }),
    }),
  );
  const shown = Items.slice(0, page.limit);
  const last = Items.length > page.limit ? shown.at(-1)?.["sk"] : undefined;
  return {
    items: shown.map((item) => parse(item)),
    ...(last !== undefined && { nextCursor: cursorAt(list, String(last)) }),
  };
}

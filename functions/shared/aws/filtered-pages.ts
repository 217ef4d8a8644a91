import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { cursorAfter, type List, queryOf, startOf } from "./id-pages.ts";

/** Items that one page looks at, whatever is left out: of 800 bytes each they are ten read units. */
const lookedAt = 100;

/** What is left in; as DynamoDB writes it. */
export interface Filter {
  readonly expression: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * A page of a list of things with ids, the newest first, without those that a filter leaves out. So that a page costs what one costs, it may hold
 * fewer than it may, or none, and have a next one.
 *
 * @throws DomainError `request.bad_cursor`
 */
export async function filteredPage<T extends { readonly id: string }>(
  client: DynamoDBDocumentClient,
  TableName: string,
  of: {
    readonly list: List;
    readonly page: PageRequest;
    readonly filter: Filter | undefined;
    readonly read: (item: Record<string, unknown>) => T;
  },
): Promise<Page<T>> {
  const { list, page, filter, read } = of;
  const { ExpressionAttributeValues, ...query } = queryOf(
    TableName,
    list,
    startOf(list, page.cursor),
  );
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      ...query,
      ScanIndexForward: false,
      // One more than is shown says whether there is another page.
      Limit: filter ? Math.max(lookedAt, page.limit + 1) : page.limit + 1,
      ...(filter && { FilterExpression: filter.expression }),
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ...filter?.values },
    }),
  );
  const found = Items.map(read);
  const items = found.slice(0, page.limit);
  const end =
    found.length > items.length
      ? items.at(-1)?.id
      : LastEvaluatedKey && String(LastEvaluatedKey.sk).slice(list.prefix.length);
  return { items, ...(end !== undefined && { nextCursor: cursorAfter(list, end) }) };
}

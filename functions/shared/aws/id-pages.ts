import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { Ulid } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page } from "#shared/kernel/page.ts";

/** A list of things with ids: one partition, one prefix of the sort key. */
export interface List {
  readonly pk: string;
  readonly prefix: string;
}

const nameOf = ({ pk, prefix }: List) => `${pk}|${prefix}`;

/** Where a page starts; undefined at the beginning. */
export const startOf = (list: List, cursor: string | undefined): Ulid | undefined =>
  positionIn(nameOf(list), cursor, Ulid);

/** A page of at most `limit` of the items, of which there may be more. */
export function pageOf<T extends { readonly id: string }>(
  list: List,
  items: readonly T[],
  limit: number,
): Page<T> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  if (items.length <= limit || !last) return { items: shown };
  return { items: shown, nextCursor: cursorAfter(list, last.id) };
}

/** The cursor of what comes after a thing of a list. */
export const cursorAfter = (list: List, id: string): string => cursorAt(nameOf(list), id);

/** The query that reads a list in order, always the newest state. */
export const queryOf = (
  TableName: string,
  { pk, prefix }: List,
  after?: Ulid | undefined,
): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
  ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
  ConsistentRead: true,
  ...(after && { ExclusiveStartKey: { pk, sk: `${prefix}${after}` } }),
});

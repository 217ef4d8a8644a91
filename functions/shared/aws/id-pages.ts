import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { Ulid } from "#schemas/values.ts";
import { decodeCursor, encodeCursor } from "#shared/kernel/cursor.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { Page } from "#shared/kernel/page.ts";

/** A list of things with ids: one partition, one prefix of the sort key. */
export interface List {
  readonly pk: string;
  readonly prefix: string;
}

/** Where a page starts; undefined at the beginning. */
export function startOf({ pk, prefix }: List, cursor: string | undefined): Ulid | undefined {
  if (cursor === undefined) return undefined;
  const id = Ulid.safeParse(decodeCursor(`${pk}|${prefix}`, cursor));
  if (id.success) return id.data;
  throw new DomainError("request.bad_cursor", "The cursor is damaged; start again without one.", {
    errors: [{ in: "query", pointer: "#/cursor", detail: "must be the nextCursor of a page" }],
  });
}

/** A page of at most `limit` of the items, of which there may be more. */
export function pageOf<T extends { readonly id: Ulid }>(
  { pk, prefix }: List,
  items: readonly T[],
  limit: number,
): Page<T> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  if (items.length <= limit || !last) return { items: shown };
  return { items: shown, nextCursor: encodeCursor(`${pk}|${prefix}`, last.id) };
}

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

import type { Change } from "#schemas/collections/change.ts";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import {
  type ChangeContent,
  type ChangeItem,
  changeKey,
  changeSeconds,
  type PartItem,
  partKey,
} from "#schemas/storage/collection-changes.ts";
import { expiryOf, newItem, type TransactionWrite } from "#shared/aws/transaction.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import { packed } from "./change-content.ts";
import type { UndonePart } from "./ledger.ts";
import type { LongPart } from "./long-changes.ts";

/** A change with all that it did, on its way into the log. */
export type NewRecord = Pick<Change, "id" | "part" | "kind" | "at" | "total" | "undoes" | "of"> & {
  readonly content: ChangeContent;
};

/** The write of what the log tells of a change, in the transaction of the change itself. */
export function recordWrite(
  TableName: string,
  userId: string,
  { content, ...record }: NewRecord,
): TransactionWrite {
  const item: ChangeItem = {
    ...record,
    items: content.items.map(({ collectionId, after }) => ({
      ...{ collectionId, itemId: after.id, version: after.version },
    })),
    heads: content.heads.flatMap(({ before, after }) => {
      const head = after ?? before;
      return head ? [{ collectionId: head.id, version: head.version }] : [];
    }),
    // What a part of a long change did lies with its parts.
    ...(!record.of && { content: packed(content) }),
  };
  return newItem(TableName, {
    ...changeKey(userId, record.id, record.part),
    ...item,
    // The stream of changes is followed: who reads it goes on for the cause of this write.
    [correlationAttribute]: currentCorrelation(),
    expiresAtSeconds: expiryOf(record.at, changeSeconds),
  });
}

interface UndoneBy extends UndonePart {
  readonly by: Change["id"];
  /** Whether any of it is taken back, and not all kept. @default true */
  readonly isAny?: boolean;
}

/** Marks a part of a change as taken back, unless it is already; what is kept of it can be taken back once more. */
export const undoneWrites = (
  TableName: string,
  userId: string,
  { id, part, by, kept = [], after, isLong, isAny = true }: UndoneBy,
): readonly TransactionWrite[] => [
  {
    Update: {
      TableName,
      Key: isLong ? partKey(userId, id, part) : changeKey(userId, id, part),
      UpdateExpression:
        kept.length > 0 ? "SET undoneBy = :by, kept = :kept" : "SET undoneBy = :by REMOVE kept",
      ConditionExpression: after
        ? "undoneBy = :after AND attribute_exists(kept)"
        : "attribute_exists(pk) AND attribute_not_exists(undoneBy)",
      ExpressionAttributeValues: {
        ...{ ":by": by },
        ...(kept.length > 0 && { ":kept": kept }),
        ...(after && { ":after": after }),
      },
    },
  },
  // Lists do not look at the parts of a long change.
  ...(isLong && isAny
    ? [entryUpdate({ TableName, userId, id }, "SET undoneBy = :by", { ":by": by })]
    : []),
];

/** Changes what lists tell of a long change. */
const entryUpdate = (
  {
    TableName,
    userId,
    id,
  }: { readonly TableName: string; readonly userId: string; readonly id: Change["id"] },
  UpdateExpression: string,
  ExpressionAttributeValues: Record<string, unknown>,
): TransactionWrite => ({
  Update: {
    ...{ TableName, Key: changeKey(userId, id, 0), UpdateExpression, ExpressionAttributeValues },
    ConditionExpression: "attribute_exists(pk)",
  },
});

/** Counts what a part of a long change did. */
export const doneWrite = (
  TableName: string,
  userId: string,
  { id, items }: { readonly id: Change["id"]; readonly items: number },
): TransactionWrite =>
  entryUpdate({ TableName, userId, id }, "ADD done :items", { ":items": items });

/** What a part of a long change did, as it lies with its parts. */
export const partItem = (userId: string, { content, ...part }: LongPart) => {
  const item: PartItem = { ...part, content: packed(content) };
  return {
    ...partKey(userId, part.id, part.part),
    ...item,
    expiresAtSeconds: expiryOf(part.at, changeSeconds),
  };
};

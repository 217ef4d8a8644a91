import type { Change } from "#schemas/collections/change.ts";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import {
  type ChangeContent,
  type ChangeItem,
  changeKey,
  changeSeconds,
} from "#schemas/storage/collection-changes.ts";
import { expiryOf, newItem, type TransactionWrite } from "#shared/aws/transaction.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import { packed } from "./change-content.ts";
import type { UndonePart } from "./ledger.ts";

/** A change with all that it did, on its way into the log. */
export type NewRecord = Omit<Change, "items" | "heads" | "undoneBy"> & {
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
    content: packed(content),
  };
  return newItem(TableName, {
    ...changeKey(userId, record.id, record.part),
    ...item,
    // The stream of changes is followed: who reads it goes on for the cause of this write.
    [correlationAttribute]: currentCorrelation(),
    expiresAtSeconds: expiryOf(record.at, changeSeconds),
  });
}

/** Marks a part of a change as taken back, unless it is already; what is kept of it can be taken back once more. */
export const undoneWrite = (
  TableName: string,
  userId: string,
  { id, part, by, kept = [], after }: UndonePart & { readonly by: Change["id"] },
): TransactionWrite => ({
  Update: {
    TableName,
    Key: changeKey(userId, id, part),
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
});

import type { Ulid } from "#schemas/values.ts";
import type { LongChanges } from "../changes/long-changes.ts";

export interface NewImport {
  readonly userId: string;
  /** A ULID of the moment at which the import was confirmed: the log is in the order of these. */
  readonly changeId: Ulid;
  /** Lots that it is about. */
  readonly total: number;
  /** All that it may write to. */
  readonly collectionIds: readonly Ulid[];
  readonly at: string;
}

/**
 * Has the log tell an import from now on: as one change, with as many items as its parts have touched so far. Repeated it does nothing.
 */
export const beginImport = (
  { userId, changeId: id, total, collectionIds, at }: NewImport,
  { longChanges }: { readonly longChanges: Pick<LongChanges, "begin"> },
): Promise<"begun" | "there"> =>
  longChanges.begin(userId, { id, kind: "imported", at, total, collectionIds });

/** Says that no part of an import begins from now on, whether all of them did or not. Repeated it does nothing. */
export const endImport = (
  {
    userId,
    changeId,
    at,
  }: { readonly userId: string; readonly changeId: Ulid; readonly at: string },
  { longChanges }: { readonly longChanges: Pick<LongChanges, "end"> },
): Promise<void> => longChanges.end(userId, changeId, at);

import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import type { Ulid } from "#schemas/values.ts";

/** What came of one lot. */
export interface WrittenLot {
  readonly outcome: "added" | "grown" | "replaced" | "removed" | "unchanged" | "refused";
  /** Of a refusal. */
  readonly reason?: string | undefined;
  readonly detail?: string | undefined;
}

interface Written {
  readonly userId: string;
  /** Of the import, by which all of it can be taken back. */
  readonly changeId: Ulid;
  /** When it was confirmed. */
  readonly at: string;
}

/** Puts copies into collections, part by part: each part once, however often it is asked. */
export interface CopiesWriter {
  /** Cuts lots into parts, always in the same way. */
  partsOf(lots: readonly LotOfPlan[]): readonly (readonly LotOfPlan[])[];
  begin(
    what: Written & { readonly total: number; readonly collectionIds: readonly Ulid[] },
  ): Promise<void>;
  /** What came of each lot, in their order; `over` where nothing may be written any more, as somebody takes the import back. */
  apply(
    what: Written & { readonly part: number; readonly lots: readonly LotOfPlan[] },
  ): Promise<readonly WrittenLot[] | "over">;
  end(what: Written): Promise<void>;
}

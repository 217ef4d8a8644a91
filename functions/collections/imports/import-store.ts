import type { PartItem } from "#schemas/storage/collection-changes.ts";
import type { Ulid } from "#schemas/values.ts";
import type { LotChange } from "../changes/ledger.ts";
import type { LongPart } from "../changes/long-changes.ts";

/** Lots and parts in one write, as an import makes them. */
export interface FinishedPart {
  readonly part: LongPart;
  /** Of the record in the log: made just before it is written, so that who follows the log meets it. */
  readonly recordId: Ulid;
  readonly at: string;
  /** Collections whose counts are to be kept; one that is being cleared away has none any more. */
  readonly counted: ReadonlySet<Ulid>;
}

/** Writes an import part by part, lot by lot. Parts are read with `LongChanges`. */
export interface ImportStore {
  /**
   * Remembers what is about to be written of a part, for the first time or in the place of the plan before. `conflict` where another plan is
   * remembered, or none may be any more: the import has come to its end, or was never begun; also where the table takes no more at this moment.
   */
  plan(userId: string, part: LongPart): Promise<"planned" | "conflict">;
  /**
   * Writes one lot by itself. `other` where it is no longer what was read, `busy` where the table takes no more at this moment: either way
   * nothing is written.
   */
  write(userId: string, change: LotChange, at: string): Promise<"written" | "other" | "busy">;
  /** Counts what a planned part has written, tells it in the log and remembers that it is done, all at once. `conflict` as with `plan`, and where it is done. */
  finish(userId: string, finished: FinishedPart): Promise<"done" | "conflict">;
}

/** Names a part of an import in the lots that it has written. */
export const writerOf = ({ id, part }: Pick<PartItem, "id" | "part">): string => `${id}#${part}`;

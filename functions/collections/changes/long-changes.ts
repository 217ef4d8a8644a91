import type { Change } from "#schemas/collections/change.ts";
import type { PartContent, PartItem } from "#schemas/storage/collection-changes.ts";
import type { Ulid } from "#schemas/values.ts";

/** A part of a long change with what it did; of a planned one with what it may have done. */
export interface LongPart extends Omit<PartItem, "content"> {
  readonly content: PartContent;
}

/** How a long change begins. */
export type NewLongChange = Pick<Change, "id" | "kind" | "at" | "total" | "undoes"> & {
  readonly collectionIds: readonly Ulid[];
};

/** Which parts are wanted: the next ones behind a part, in either order. */
export interface PartSpan {
  readonly order: "first" | "last";
  /** Behind this one, in that order. @default from its end on */
  readonly beyond?: number | undefined;
  readonly limit: number;
}

/**
 * What the log tells of changes that take longer than a request, and their parts. Every read sees the newest write, and each write may be
 * repeated.
 */
export interface LongChanges {
  /** Tells it from now on, before anything of it is done. `there` where it was begun before. */
  begin(userId: string, change: NewLongChange): Promise<"begun" | "there">;
  /** As lists tell it; undefined where there is no such long change. */
  find(userId: string, id: Ulid): Promise<Change | undefined>;
  /** From then on no part of it begins. */
  end(userId: string, id: Ulid, at: string): Promise<void>;
  parts(userId: string, id: Ulid, span: PartSpan): Promise<readonly LongPart[]>;
  part(userId: string, id: Ulid, part: number): Promise<LongPart | undefined>;
  /** Ends a change and begins another one that takes it back. `conflict` where one does already. */
  beginUndo(userId: string, id: Ulid, by: NewLongChange): Promise<"begun" | "conflict">;
  /** Ends what has taken a change back, unless it is ended. */
  endUndo(
    userId: string,
    id: Ulid,
    by: { readonly id: Ulid; readonly at: string; readonly isTakenBack: boolean },
  ): Promise<void>;
}

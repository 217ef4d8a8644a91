import type { Change, ChangeKind } from "#schemas/collections/change.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import type { ChangeContent } from "#schemas/storage/collection-changes.ts";
import type { HeadItem, LotItem, RequestItem } from "#schemas/storage/collection-items.ts";
import type { Sha256, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** A lot as it shall be, in the place of the version that was read. */
export interface LotChange {
  readonly collectionId: Ulid;
  readonly after: LotItem;
  /** What was read; undefined when nothing was there. */
  readonly before: LotItem | undefined;
  /** Changes of a write that share a number are taken back together or not at all. @default each by itself */
  readonly together?: readonly number[] | undefined;
}

/** A head as it shall be; undefined where the collection is not there, or not any more. */
export interface HeadChange {
  readonly before: HeadItem | undefined;
  readonly after: HeadItem | undefined;
}

/** A sale that is written down, or one that is taken back. */
export interface SaleChange {
  readonly before: Sale | undefined;
  readonly after: Sale | undefined;
}

/** A request that is remembered together with what it did. */
export interface RequestNote {
  readonly keyHash: Sha256;
  /** Which part of the request, counted from 0. */
  readonly part: number;
  readonly request: RequestItem;
}

/** Items and sales that one write may hold: a transaction has 100, of which counts, the note, the record and a mark are others. */
export const mostWrites = 94;

/** A part of a change that is taken back. */
export interface UndonePart {
  readonly id: Ulid;
  readonly part: number;
  /** Items of it that are kept as they are, for another time. @default none */
  readonly kept?: NonNullable<Change["kept"]> | undefined;
  /** The change that took another portion of the part back before. @default none did */
  readonly after?: Ulid | undefined;
  /** Whether it is of a long change, so that it lies apart. @default false */
  readonly isLong?: boolean | undefined;
}

/** What one write does, with what the log says of it. */
export interface LedgerEntry {
  readonly id: Ulid;
  /** @default 0 */
  readonly part?: number;
  readonly kind: ChangeKind;
  readonly at: string;
  /** Items that all parts are about. @default those of this one */
  readonly total?: number;
  readonly lots: readonly LotChange[];
  readonly sales?: readonly SaleChange[];
  /** Remembered in the collection that it names; without one as a batch of the whole account. */
  readonly note?: (RequestNote & { readonly collectionId?: Ulid }) | undefined;
  /** The part of a change that this write takes back; what it does not keep is taken back once. */
  readonly undoes?: UndonePart | undefined;
  /** The part of a long change that this write is: the log tells it under an id of its own. */
  readonly of?: { readonly id: Ulid; readonly part: number } | undefined;
}

/** A part of a change with what was there before it and by it. */
export interface LoggedChange extends Change {
  readonly content: ChangeContent;
}

/** Writes what somebody does to lots, and tells it for thirty days. Every read sees the newest write. */
export interface Ledger {
  /**
   * Changes lots, counts and sales, remembers the request and tells the change, all at once or nothing at all.
   * `conflict` when a lot is no longer what was read, the request was remembered before, the change was taken back
   * before, somebody else changes the same lots at this moment, or the table takes no more.
   */
  write(userId: string, entry: LedgerEntry): Promise<"written" | "conflict">;
  /** What a part of a batch did, when it was remembered. */
  batch(userId: string, keyHash: Sha256, part: number): Promise<RequestItem | undefined>;
  /**
   * All parts of a change, in order; none where there is no such change, or not any more. Of a long one what lists tell of it, and of a part of a long
   * one nothing: `LongChanges` has those.
   */
  read(userId: string, id: Ulid): Promise<readonly LoggedChange[]>;
  /**
   * Changes, the newest first, each with what all of its parts touched and without its content; of a collection those that touched it in any part. A page
   * may hold fewer than it may, or none, and have a next one.
   *
   * @throws DomainError `request.bad_cursor`
   */
  listChanges(
    userId: string,
    page: PageRequest & { readonly collectionId?: Ulid | undefined },
  ): Promise<Page<Change>>;
  /** Parts of changes behind a place of the log, the oldest first, without their contents. */
  since(
    userId: string,
    more: { readonly from: LogPlace; readonly limit: number },
  ): Promise<{ readonly changes: readonly Change[]; readonly isEnd: boolean }>;
}

/** A place in the log: behind a part of a change, or before all that began at a moment, as ULIDs begin with it. */
export type LogPlace = { readonly id: Ulid; readonly part: number } | { readonly moment: string };

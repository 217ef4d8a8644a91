import type { ChoicesItem, ImportItem, ImportRequestItem } from "#schemas/storage/import-items.ts";
import type { ImportOutcome, ImportRefusal } from "#schemas/transfer/import.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { Sha256, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** An import of a user. */
export interface ImportName {
  readonly userId: string;
  readonly importId: Ulid;
}

/** How far the parts of a plan are written, with what came of them. */
export interface ImportProgress {
  readonly done: number;
  readonly outcome: ImportOutcome;
}

/** Where imports are kept, for thirty days. Reads of one import see the newest write. */
export interface ImportStore {
  /** Keeps a new import and, in the same step, which idempotency key began it. */
  create(
    userId: string,
    one: ImportItem,
    request?: { readonly keyHash: Sha256; readonly requestHash: Sha256 } | undefined,
  ): Promise<"created" | "taken">;
  /** Which import an idempotency key began, and of what request. */
  requested(userId: string, keyHash: Sha256): Promise<ImportRequestItem | undefined>;
  get(name: ImportName): Promise<ImportItem | undefined>;
  /**
   * The newest first.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest): Promise<Page<ImportItem>>;

  /**
   * Begins another reading than the one that was looked at, with these options; `other` where that is not the last, or the import was confirmed,
   * cancelled or ended meanwhile.
   */
  read(
    name: ImportName,
    change: { readonly after: number; readonly options: ImportOptions },
  ): Promise<"reading" | "other">;
  /** Other options of one that waits for its file. */
  setOptions(name: ImportName, options: ImportOptions): Promise<"saved" | "other">;
  /** Says that a reading has come to a preview; `other` where it is not the one that counts. */
  previewed(
    name: ImportName,
    preview: {
      readonly reading: number;
      readonly expiresAt: string;
      readonly fileHash?: Sha256;
    },
  ): Promise<"saved" | "other">;
  /** Says that it has not; the file can be read otherwise. */
  unreadable(
    name: ImportName,
    why: { readonly reading: number; readonly refusal: ImportRefusal; readonly at: string },
  ): Promise<"saved" | "other">;

  /** From `previewed`, in time, to `confirming`, once. */
  confirm(
    name: ImportName,
    how: { readonly changeId: Ulid; readonly at: string },
  ): Promise<"confirmed" | "other">;
  /** Notes the size of the plan where none is noted yet. */
  planned(
    name: ImportName,
    plan: { readonly parts: number; readonly lots: number; readonly outcome: ImportOutcome },
  ): Promise<"saved" | "other">;
  /** From so many parts that are done to more; `other` where somebody else has gone on. */
  advance(name: ImportName, from: number, to: ImportProgress): Promise<"saved" | "other">;
  /** Says that one that was being confirmed is done, and what it came to. */
  finish(
    name: ImportName,
    end: { readonly at: string; readonly outcome: ImportOutcome },
  ): Promise<"saved" | "other">;
  /** Ends one that is being confirmed, or read, for good. */
  fail(
    name: ImportName,
    why: { readonly refusal: ImportRefusal; readonly at: string },
  ): Promise<"saved" | "other">;
  /** Ends one that nobody has confirmed. */
  cancel(name: ImportName, at: string): Promise<"saved" | "other">;

  /** Adds choices, on condition that this reading is previewed and not confirmed. */
  choose(
    name: ImportName,
    reading: number,
    more: ChoicesItem & { readonly id: Ulid; readonly at: string },
  ): Promise<"saved" | "other">;
  /** All choices of a reading, in the order in which they came. */
  choices(name: ImportName, reading: number): Promise<ChoicesItem["choices"]>;
}

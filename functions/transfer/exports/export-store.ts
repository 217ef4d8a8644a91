import type { ExportItem, ExportRequestItem } from "#schemas/storage/export-items.ts";
import type { ExportCounts, ExportedFile, LeftOut } from "#schemas/transfer/export.ts";
import type { Sha256, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** An export of a user. */
export interface ExportName {
  readonly userId: string;
  readonly exportId: Ulid;
}

/** What an export came to. */
export interface ExportMade {
  readonly file: ExportedFile;
  readonly counts: ExportCounts;
  readonly leftOut: readonly LeftOut[];
}

/** Where exports are kept, for a week. Reads of one see the newest write. */
export interface ExportStore {
  /** Keeps a new export and, in the same step, which idempotency key made it. */
  create(
    userId: string,
    item: ExportItem,
    request?: { readonly keyHash: Sha256; readonly requestHash: Sha256 } | undefined,
  ): Promise<"created" | "taken">;
  /** Which export an idempotency key made, and of what request. */
  requested(userId: string, keyHash: Sha256): Promise<ExportRequestItem | undefined>;
  get(name: ExportName): Promise<ExportItem | undefined>;
  /**
   * A user's exports, the newest first.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest): Promise<Page<ExportItem>>;

  /** Notes that somebody writes it, since when the first did, and says what it is; `gone` when it was deleted or has ended. */
  begin(name: ExportName, at: string): Promise<ExportItem | "gone">;
  advance(
    name: ExportName,
    progress: { readonly itemsDone: number; readonly itemsTotal: number },
  ): Promise<"saved" | "gone">;
  finish(name: ExportName, made: ExportMade, at: string): Promise<"saved" | "gone">;
  /** @param error a sentence for its owner */
  fail(name: ExportName, failure: { error: string; at: string }): Promise<"saved" | "gone">;
  remove(name: ExportName): Promise<"removed" | "absent">;
}

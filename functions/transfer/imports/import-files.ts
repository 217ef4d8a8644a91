import type { ReadingName } from "#schemas/storage/import-files.ts";
import type { ImportPlan, ShelfResolution } from "#schemas/transfer/import-plan.ts";
import type { ImportPreview } from "#schemas/transfer/import-preview.ts";
import type { PreviewRow } from "#schemas/transfer/import-row.ts";
import type { ReadAside } from "#schemas/transfer/read-aside.ts";
import type { Ulid } from "#schemas/values.ts";

/** What people see of the files of imports, which are kept for a day. What is not there, or not any more, is undefined. */
export interface ImportReads {
  preview(reading: ReadingName): Promise<ImportPreview | undefined>;
  /** Five hundred rows, counted from 0. */
  rows(reading: ReadingName, page: number): Promise<readonly PreviewRow[] | undefined>;
}

/** Where files come from. */
export interface ImportUploads {
  /** An address that takes one file of so many bytes with `PUT` and these headers, until then. */
  addressOf(upload: { readonly importId: Ulid; readonly bytes: number }): Promise<{
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly expiresAt: string;
  }>;
  isThere(importId: Ulid): Promise<boolean>;
  keepText(importId: Ulid, text: string): Promise<void>;
}

/** What workers read and leave. Whatever is kept twice is the same both times. */
export interface ImportWork extends ImportReads {
  file(importId: Ulid): Promise<Uint8Array | undefined>;
  keepPreview(reading: ReadingName, preview: ImportPreview): Promise<void>;
  keepRows(reading: ReadingName, page: number, rows: readonly PreviewRow[]): Promise<void>;
  /** What a reading came to beside its rows. */
  aside(reading: ReadingName): Promise<ReadAside | undefined>;
  keepAside(reading: ReadingName, aside: ReadAside): Promise<void>;
  /** What somebody wants rows of the shelf to mean. */
  resolution(importId: Ulid): Promise<ShelfResolution | undefined>;
  plan(importId: Ulid): Promise<ImportPlan | undefined>;
  keepPlan(importId: Ulid, plan: ImportPlan): Promise<void>;
}

/** Has imports read or put into collections, elsewhere and soon. Asking twice does no harm. */
export interface ImportQueue {
  send(name: { readonly userId: string; readonly importId: Ulid }): Promise<void>;
}

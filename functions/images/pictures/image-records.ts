import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { PrintingId } from "#schemas/values.ts";

/** What is known of the pictures of cards. */
export interface ImageRecords {
  /** Records by printing; a card whose picture nobody asked for yet is left out. */
  find(ids: readonly PrintingId[]): Promise<ReadonlyMap<PrintingId, ImageRecord>>;

  /**
   * Keeps what a check found, unless another check has been recorded since `before` was read.
   * Accesses stay what they are.
   */
  save(record: ImageRecord, before: ImageRecord | undefined): Promise<"saved" | "outdated">;

  /** Counts that pictures were drawn on a day, each at most once a day. */
  countAccess(records: readonly ImageRecord[], day: string): Promise<void>;
}

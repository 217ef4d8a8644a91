import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";

/** What is known of pictures: of cards, and of the signs of sets. */
export interface ImageRecords {
  /** Records by picture; one that nobody asked for yet is left out. */
  find(ids: readonly PictureId[]): Promise<ReadonlyMap<PictureId, ImageRecord>>;

  /**
   * Keeps what a check found, unless another check has been recorded since `before` was read.
   * Accesses stay what they are.
   */
  save(record: ImageRecord, before: ImageRecord | undefined): Promise<"saved" | "outdated">;

  /** Counts that pictures were drawn on a day, each at most once a day. */
  countAccess(records: readonly ImageRecord[], day: string): Promise<void>;
}

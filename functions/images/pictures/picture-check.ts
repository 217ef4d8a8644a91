import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";

/** A picture that is to be asked for. */
export interface PictureCheck {
  /** Whose it is: a printing, or a sign of a set. */
  readonly printingId: PictureId;
  readonly sourceUrl: string;
  /** Fetches it whole and makes its cells anew, even if it has not changed. */
  readonly isRepair?: boolean;
}

/** What may be asked for conditionally: what the last good picture came with, at the same address. */
export function conditionsOf(
  { sourceUrl, isRepair }: PictureCheck,
  record: ImageRecord | undefined,
): Pick<ImageRecord, "etag" | "lastModified"> {
  if (isRepair || record?.sourceUrl !== sourceUrl || record.sha256 === undefined) return {};
  const { etag, lastModified } = record;
  return { etag, lastModified };
}

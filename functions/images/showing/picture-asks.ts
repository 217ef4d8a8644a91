import type { AskedId } from "#schemas/storage/picture-asked.ts";

/** For so long a picture that was asked for is not asked for again, whatever came of it. */
export const askedForSeconds = 3_600;

/** Remembers which pictures people have asked for that were not there. All of it may be forgotten. */
export interface PictureAsks {
  /** When a picture was asked for, if that was less than `askedForSeconds` ago. */
  find(id: AskedId): Promise<Date | undefined>;
  /** Says that it is asked for now, unless somebody else has just said so. */
  begin(id: AskedId): Promise<"begun" | "begun_before">;
  /** Takes that back: nobody could be told. */
  forget(id: AskedId): Promise<void>;
}

import * as z from "zod";
import { OwnPictureId } from "../images/own-picture-id.ts";
import { Day, Instant, Sha256 } from "../values.ts";

/**
 * Pictures that users have uploaded, in the table `pictures`:
 *
 *     pk  USER#<user>      sk  OWNPICTURE#<id>        a picture
 *                          sk  OWNPICTURES            how many there are
 *     pk  PICTUREOWNERS    sk  <user>                 has uploaded one
 */
export const ownPicturesPartition = (userId: string) => `USER#${userId}`;
export const ownPicturePrefix = "OWNPICTURE#";
export const ownPictureKey = (userId: string, id: OwnPictureId) => ({
  pk: ownPicturesPartition(userId),
  sk: `${ownPicturePrefix}${id}`,
});
export const ownPictureCountKey = (userId: string) => ({
  pk: ownPicturesPartition(userId),
  sk: "OWNPICTURES",
});
export const pictureOwners = "PICTUREOWNERS";
export const pictureOwnerKey = (userId: string) => ({ pk: pictureOwners, sk: userId });

/** A picture that its owner has uploaded, and may bind to items. */
export const OwnPictureItem = z.object({
  id: OwnPictureId,
  /** Part of its addresses, which its id alone does not tell. */
  secret: Sha256,
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  bytes: z.int().positive(),
  createdAt: Instant,
  /** Since when it is known that no item shows it. */
  looseSince: Day.optional(),
  /** Since then it is not there for anybody; what is left of it goes. */
  discardedAt: Instant.optional(),
});
export type OwnPictureItem = z.output<typeof OwnPictureItem>;

export const OwnPictureCount = z.object({ pictures: z.int().nonnegative() });

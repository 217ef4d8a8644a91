import * as z from "zod";
import { UploadState, UploadType } from "../images/own-picture.ts";
import { OwnPictureId } from "../images/own-picture-id.ts";
import { Instant, Sha256, Ulid } from "../values.ts";
import { ownPicturesPartition } from "./own-picture-items.ts";

/**
 * Files on their way to become pictures of users, in the table `pictures`:
 *
 *     pk  USER#<user>      sk  UPLOAD#<id>            a file
 *                          sk  UPLOADREQUEST#<hash>   which upload an idempotency key made
 */
export const uploadKey = (userId: string, id: Ulid) => ({
  pk: ownPicturesPartition(userId),
  sk: `UPLOAD#${id}`,
});
export const uploadRequestKey = (userId: string, keyHash: Sha256) => ({
  pk: ownPicturesPartition(userId),
  sk: `UPLOADREQUEST#${keyHash}`,
});
/** An upload is remembered for a day. */
export const rememberedUploadSeconds = 86_400;

export const UploadItem = z.object({
  id: Ulid,
  state: UploadState,
  contentType: UploadType,
  bytes: z.int().positive(),
  createdAt: Instant,
  pictureId: OwnPictureId.optional(),
  reason: z.string().optional(),
});
export type UploadItem = z.output<typeof UploadItem>;

export const UploadRequestItem = z.object({ requestHash: Sha256, uploadId: Ulid });

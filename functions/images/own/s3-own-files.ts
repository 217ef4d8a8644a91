import { DeleteObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { Quality } from "#schemas/images/composite.ts";
import {
  cellKey,
  contentTypes,
  ownCaching,
  ownPictureFile,
  uploadedKey,
} from "#schemas/storage/image-files.ts";
import { bytesAt } from "#shared/aws/absent-objects.ts";
import type { OwnFiles, UploadedFiles } from "./uploaded-files.ts";

/** Reads files that were uploaded to the bucket `artifacts`. */
export const s3UploadedFiles = (s3: S3Client, Bucket: string): UploadedFiles => ({
  read: (uploadId) => bytesAt(s3, { Bucket, Key: uploadedKey(uploadId) }),

  async remove(uploadId) {
    await s3.send(new DeleteObjectCommand({ Bucket, Key: uploadedKey(uploadId) }));
  },
});

/** Keeps pictures of users in the bucket `images`. */
export const s3OwnFiles = (s3: S3Client, Bucket: string): OwnFiles => ({
  async keep(picture, widthPx, Body) {
    await s3.send(
      new PutObjectCommand({
        ...{ Bucket, Key: ownPictureFile(picture, widthPx), Body },
        ...{ ContentType: contentTypes.webp, CacheControl: ownCaching },
      }),
    );
  },

  async remove(picture, widths) {
    const keys = [
      ...widths.map((width) => ownPictureFile(picture, width)),
      ...Quality.options.map((quality) => cellKey(picture.id, quality)),
    ];
    await Promise.all(keys.map((Key) => s3.send(new DeleteObjectCommand({ Bucket, Key }))));
  },
});

import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { cellKey, immutable, originalKey } from "#schemas/storage/image-files.ts";
import type { ImageArchive } from "./image-store.ts";

/** Keeps pictures in the bucket `images`. */
export function s3ImageArchive(s3: S3Client, Bucket: string): ImageArchive {
  return {
    async cell(picture, quality) {
      try {
        const { Body } = await s3.send(
          new GetObjectCommand({ Bucket, Key: cellKey(picture, quality) }),
        );
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    async keepOriginal(picture, Body, ContentType) {
      const put = new PutObjectCommand({
        ...{ Bucket, Key: originalKey(picture), Body, ContentType },
        IfNoneMatch: "*",
      });
      try {
        await s3.send(put);
      } catch (error) {
        // 412: it is there. 409: somebody else stores the same bytes at this moment.
        const status = error instanceof S3ServiceException && error.$metadata.httpStatusCode;
        if (status !== 412 && status !== 409) throw error;
      }
    },

    async keepCell(picture, quality, Body) {
      await s3.send(
        new PutObjectCommand({
          ...{ Bucket, Key: cellKey(picture, quality), Body },
          ContentType: "image/jpeg",
          CacheControl: immutable,
        }),
      );
    },
  };
}

import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { cellKey, immutable, originalKey } from "#schemas/storage/image-files.ts";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
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
      await putIfAbsent(s3, { Bucket, Key: originalKey(picture), Body, ContentType });
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

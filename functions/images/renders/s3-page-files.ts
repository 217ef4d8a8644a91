import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { contentTypes, immutable, renderPageKey } from "#schemas/storage/image-files.ts";
import { isAbsent } from "#shared/aws/absent-objects.ts";
import type { PageFiles } from "./render-files.ts";

/** Keeps pages in the bucket `images`, from where the CDN serves them. */
export function s3PageFiles(s3: S3Client, Bucket: string): PageFiles {
  return {
    async find(page) {
      const place = { Bucket, Key: renderPageKey(page) };
      try {
        const { ContentLength, LastModified } = await s3.send(new HeadObjectCommand(place));
        if (!ContentLength || !LastModified) return undefined;
        return { bytes: ContentLength, storedAt: LastModified.toISOString() };
      } catch (error) {
        if (await isAbsent(error, s3, place)) return undefined;
        throw error;
      }
    },

    async get(page) {
      const place = { Bucket, Key: renderPageKey(page) };
      try {
        const { Body } = await s3.send(new GetObjectCommand(place));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (await isAbsent(error, s3, place)) return undefined;
        throw error;
      }
    },

    async keep(page, Body) {
      await s3.send(
        new PutObjectCommand({
          ...{ Bucket, Key: renderPageKey(page), Body },
          ContentType: contentTypes[page.format],
          CacheControl: immutable,
        }),
      );
    },
  };
}

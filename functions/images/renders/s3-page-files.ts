import { HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { contentTypes, immutable, renderPageKey } from "#schemas/storage/image-files.ts";
import { bytesAt, unlessAbsent } from "#shared/aws/absent-objects.ts";
import type { PageFiles } from "./render-files.ts";

/** Keeps pages in the bucket `images`, from where the CDN serves them. */
export function s3PageFiles(s3: S3Client, Bucket: string): PageFiles {
  return {
    find: (page) =>
      unlessAbsent(s3, { Bucket, Key: renderPageKey(page) }, async (place) => {
        const { ContentLength, LastModified } = await s3.send(new HeadObjectCommand(place));
        if (!ContentLength || !LastModified) return undefined;
        return { bytes: ContentLength, storedAt: LastModified.toISOString() };
      }),

    get: (page) => bytesAt(s3, { Bucket, Key: renderPageKey(page) }),

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

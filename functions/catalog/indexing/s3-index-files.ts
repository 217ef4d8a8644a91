import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
import type { IndexFiles } from "./index-files.ts";

/** Keeps search indexes in the lake bucket. */
export function s3IndexFiles(s3: S3Client, bucket: string): IndexFiles {
  return {
    save: (key, content) =>
      putIfAbsent(s3, {
        ...{ Bucket: bucket, Key: key, Body: content },
        ContentType: "application/gzip",
      }),

    async load(key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!Body) throw new Error(`The object ${key} has no body.`);
      return Body.transformToByteArray();
    },
  };
}

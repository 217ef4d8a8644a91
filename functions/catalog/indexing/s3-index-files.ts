import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { IndexFiles } from "./index-files.ts";

/** Keeps search indexes in the lake bucket. */
export function s3IndexFiles(s3: S3Client, bucket: string): IndexFiles {
  return {
    async save(key, content) {
      try {
        await s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: content,
            ContentType: "application/gzip",
            IfNoneMatch: "*",
          }),
        );
        return "saved";
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) {
          return "already_there";
        }
        throw error;
      }
    },

    async load(key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!Body) throw new Error(`The object ${key} has no body.`);
      return Body.transformToByteArray();
    },
  };
}

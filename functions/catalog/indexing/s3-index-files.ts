import { DeleteObjectCommand, GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { indexFolder } from "#schemas/storage/index-pointer.ts";
import { objectsIn } from "#shared/aws/keys-in.ts";
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

    list: (game) => objectsIn(s3, { Bucket: bucket, Prefix: indexFolder(game) }),

    async remove(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

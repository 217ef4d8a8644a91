import { createReadStream } from "node:fs";
import { DeleteObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { dumpFormats } from "#schemas/lake/catalogue-files.ts";
import { goldPricesKey } from "#schemas/storage/price-archive.ts";
import type { ArchiveFiles } from "./price-archive.ts";

/** Keeps months of prices in the lake's bucket, where queries read them. */
export const s3ArchiveFiles = (s3: S3Client, Bucket: string): ArchiveFiles => ({
  async keep(month, { path, bytes }) {
    await s3.send(
      new PutObjectCommand({
        ...{ Bucket, Key: goldPricesKey(month), Body: createReadStream(path) },
        ...{ ContentLength: bytes, ContentType: dumpFormats.parquet.mediaType },
      }),
    );
  },
  async remove(month) {
    await s3.send(new DeleteObjectCommand({ Bucket, Key: goldPricesKey(month) }));
  },
});

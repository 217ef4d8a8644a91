import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoArchiveRecords } from "./archive/dynamo-archive-records.ts";
import { s3ArchiveFiles } from "./archive/s3-archive-files.ts";
import { s3PriceBooks } from "./books/s3-price-books.ts";

/** Where the archive of prices meets AWS. */
export const runtime = lazy(async () => {
  const { CATALOG_TABLE: table, LAKE_BUCKET: bucket } = env.prices
    .pick({ CATALOG_TABLE: true, LAKE_BUCKET: true })
    .parse(process.env);
  const [s3, dynamo] = [new S3Client(callLimits), documentClient()];
  return {
    books: s3PriceBooks({ s3, dynamo }, { bucket, table }),
    files: s3ArchiveFiles(s3, bucket),
    records: dynamoArchiveRecords(dynamo, table),
    clock: systemClock,
  };
});

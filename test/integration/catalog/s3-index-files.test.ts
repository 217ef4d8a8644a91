import { S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";
import { s3IndexFiles } from "#functions/catalog/indexing/s3-index-files.ts";
import { indexFilesContract } from "#test/contract/index-files.ts";

const s3 = new S3Client({
  ...{ endpoint: inject("cloud").awsEndpoint, region: "us-east-1", forcePathStyle: true },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

indexFilesContract("s3IndexFiles", async () =>
  s3IndexFiles(s3, "cardlake-local-lake-000000000000-us-east-1"),
);

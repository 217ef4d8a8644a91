import { S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";
import { s3CatalogueFiles } from "#functions/catalog/exporting/s3-catalogue-files.ts";
import { catalogueFilesContract } from "#test/contract/catalogue-files.ts";

const s3 = new S3Client({
  ...{ endpoint: inject("cloud").awsEndpoint, region: "us-east-1", forcePathStyle: true },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

catalogueFilesContract("s3CatalogueFiles", async () =>
  s3CatalogueFiles(s3, "cardlake-local-images-000000000000-us-east-1"),
);

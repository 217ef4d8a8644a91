import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../../catalog/dynamo-catalog-store.ts";
import { dynamoImageRecords } from "../dynamo-image-records.ts";
import { httpPictureSource } from "../http-picture-source.ts";
import { s3ImageArchive } from "../s3-image-archive.ts";
import { sharpImaging } from "../sharp-imaging.ts";

/** Where fetching pictures in advance meets AWS, other people's servers and sharp. */
export const runtime = lazy(async () => {
  const vars = env.images.parse(process.env);
  const client = documentClient();
  return {
    catalog: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    records: dynamoImageRecords(client, vars.WORK_TABLE),
    archive: s3ImageArchive(new S3Client(), vars.IMAGES_BUCKET),
    source: httpPictureSource({
      userAgent: vars.UPSTREAM_USER_AGENT,
      origins: vars.PICTURE_ORIGINS.split(","),
    }),
    imaging: sharpImaging(),
    clock: systemClock,
  };
});

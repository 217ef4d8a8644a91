import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { sharpImaging } from "./drawing/sharp-imaging.ts";
import { dynamoImageRecords } from "./pictures/dynamo-image-records.ts";
import { httpPictureSource } from "./pictures/http-picture-source.ts";
import { s3ImageArchive } from "./pictures/s3-image-archive.ts";

/** Where fetching pictures in advance meets AWS, other people's servers and sharp. */
export const runtime = lazy(async () => {
  const vars = env.images.parse(process.env);
  const client = documentClient();
  return {
    catalog: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    records: dynamoImageRecords(client, vars.PICTURES_TABLE),
    archive: s3ImageArchive(new S3Client(callLimits), vars.IMAGES_BUCKET),
    source: httpPictureSource({
      userAgent: vars.UPSTREAM_USER_AGENT,
      origins: vars.PICTURE_ORIGINS.split(","),
    }),
    imaging: sharpImaging(),
    clock: systemClock,
  };
});

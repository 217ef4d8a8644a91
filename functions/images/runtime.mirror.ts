import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { allPictureHosts } from "../sources/providers/all-picture-hosts.ts";
import { sharpImaging } from "./drawing/sharp-imaging.ts";
import { dynamoImageRecords } from "./pictures/dynamo-image-records.ts";
import { hostingOf } from "./pictures/hosting.ts";
import { httpPicturesOnAws } from "./pictures/http-pictures-on-aws.ts";
import { s3ImageArchive } from "./pictures/s3-image-archive.ts";

/** Where fetching pictures in advance meets AWS, other people's servers and sharp. */
export const runtime = lazy(async () => {
  const vars = env.images.parse(process.env);
  const [client, s3] = [documentClient(), new S3Client(callLimits)];
  return {
    catalog: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    records: dynamoImageRecords(client, vars.PICTURES_TABLE),
    archive: s3ImageArchive(s3, vars.IMAGES_BUCKET),
    source: httpPicturesOnAws(allPictureHosts(vars), { client, s3 }, vars),
    imaging: sharpImaging(),
    hosting: hostingOf(vars.HOSTED_PICTURES),
    clock: systemClock,
  };
});

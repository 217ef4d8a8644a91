import { S3Client } from "@aws-sdk/client-s3";
import { ulid } from "ulid";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoUpstreamGate } from "#shared/upstreams/dynamo-upstream-gate.ts";
import { settingsIn } from "#shared/upstreams/pace-settings.ts";
import { s3Observations } from "#shared/upstreams/s3-observations.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { allPictureHosts } from "../sources/providers/all-picture-hosts.ts";
import { sharpImaging } from "./drawing/sharp-imaging.ts";
import { dynamoImageRecords } from "./pictures/dynamo-image-records.ts";
import { httpPictureSource } from "./pictures/http-picture-source.ts";
import { s3ImageArchive } from "./pictures/s3-image-archive.ts";

/** Where fetching pictures in advance meets AWS, other people's servers and sharp. */
export const runtime = lazy(async () => {
  const vars = env.images.parse(process.env);
  const [client, s3] = [documentClient(), new S3Client(callLimits)];
  const hosts = allPictureHosts(vars);
  const gate = dynamoUpstreamGate(client, {
    tableName: vars.WORK_TABLE,
    settingsOf: settingsIn(hosts),
    ...{ clock: systemClock, random: Math.random },
  });
  return {
    catalog: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    records: dynamoImageRecords(client, vars.PICTURES_TABLE),
    archive: s3ImageArchive(s3, vars.IMAGES_BUCKET),
    source: httpPictureSource({
      userAgent: vars.UPSTREAM_USER_AGENT,
      hosts: [...hosts.values()],
      gate,
      observations: s3Observations(s3, vars.LAKE_BUCKET),
      ...{ clock: systemClock, random: Math.random, newId: () => ulid() },
    }),
    imaging: sharpImaging(),
    clock: systemClock,
  };
});

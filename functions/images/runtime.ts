import { setTimeout } from "node:timers/promises";
import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import type { PosterKey } from "#schemas/images/poster.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { limitRuntime } from "#shared/limits/function-limits.ts";
import { s3IdTables } from "../catalog/identifying/s3-id-tables.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { allPictureHosts } from "../sources/providers/all-picture-hosts.ts";
import { dynamoDownloadRecords } from "./downloads/dynamo-download-records.ts";
import { dynamoOwnPictures } from "./own/dynamo-own-pictures.ts";
import { dynamoPictureUploads } from "./own/dynamo-picture-uploads.ts";
import { s3UploadAddresses } from "./own/s3-upload-addresses.ts";
import { dynamoImageRecords } from "./pictures/dynamo-image-records.ts";
import { hostingOf } from "./pictures/hosting.ts";
import { knownHost } from "./pictures/known-host.ts";
import { s3PosterPlans } from "./posters/s3-poster-plans.ts";
import { dynamoRenderStore } from "./renders/dynamo-render-store.ts";
import { dynamoPictureRuns } from "./runs/dynamo-picture-runs.ts";
import { dynamoPictureAsks } from "./showing/dynamo-picture-asks.ts";
import {
  sqsDownloadQueue,
  sqsImageQueue,
  sqsOwnPictureQueue,
  sqsPictureRunQueue,
  sqsPosterQueue,
} from "./sqs-queues.ts";

/** Where the operations of images meet AWS; nothing here draws. */
export const runtime = lazy(async () => {
  const vars = env.images.parse(process.env);
  const [client, sqs] = [documentClient(), new SQSClient(callLimits)];
  return {
    catalog: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    idTables: s3IdTables(client, vars.CATALOG_TABLE, signedObjects(vars.LAKE_BUCKET, process.env)),
    records: dynamoImageRecords(client, vars.PICTURES_TABLE),
    renders: dynamoRenderStore(client, vars.PICTURES_TABLE),
    downloads: dynamoDownloadRecords(client, vars.PICTURES_TABLE),
    downloadQueue: sqsDownloadQueue(sqs, vars.RENDER_QUEUE_URL),
    imageQueue: sqsImageQueue(sqs, vars.MIRROR_QUEUE_URL),
    allowance: {
      spend: async (user: string, cards: number) =>
        (await limitRuntime()).limits.spend("cards", { user }, cards),
    },
    uploads: dynamoPictureUploads(client, vars.PICTURES_TABLE),
    ownPictures: dynamoOwnPictures(client, vars.PICTURES_TABLE),
    uploadAddresses: s3UploadAddresses(vars.ARTIFACTS_BUCKET, process.env, systemClock),
    ownPictureQueue: sqsOwnPictureQueue(sqs, vars.MIRROR_QUEUE_URL),
    pictureRuns: dynamoPictureRuns(client, vars.PICTURES_TABLE),
    pictureRunQueue: sqsPictureRunQueue(sqs, vars.MIRROR_QUEUE_URL),
    asks: dynamoPictureAsks(client, { tableName: vars.WORK_TABLE, clock: systemClock }),
    pictureAllowance: {
      spend: async (address: string) => (await limitRuntime()).limits.spend("fetch", { address }),
    },
    hosting: hostingOf(vars.HOSTED_PICTURES),
    posterPlans: s3PosterPlans(signedObjects(vars.ARTIFACTS_BUCKET, process.env)),
    // Of posters only placeholders are asked for here, and these by nobody in particular.
    posterQueue: {
      send: (key: PosterKey) =>
        sqsPosterQueue(sqs, vars.RENDER_QUEUE_URL).send(key, "placeholders"),
    },
    pause: (milliseconds: number) => setTimeout(milliseconds),
    isKnownHost: knownHost(allPictureHosts(vars).values()),
    imagesBaseUrl: vars.IMAGES_BASE_URL,
    clock: systemClock,
  };
});

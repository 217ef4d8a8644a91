import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { env, mirrorEnv } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { dynamoCountedCollections } from "../collections/collection/dynamo-counted-collections.ts";
import { dynamoLotStore } from "../collections/items/dynamo-lot-store.ts";
import { allPictureHosts } from "../sources/providers/all-picture-hosts.ts";
import { sharpImaging } from "./drawing/sharp-imaging.ts";
import { dynamoOwnPictures } from "./own/dynamo-own-pictures.ts";
import { dynamoPictureUploads } from "./own/dynamo-picture-uploads.ts";
import { s3OwnFiles, s3UploadedFiles } from "./own/s3-own-files.ts";
import { dynamoImageRecords } from "./pictures/dynamo-image-records.ts";
import { hostingOf } from "./pictures/hosting.ts";
import { httpPicturesOnAws } from "./pictures/http-pictures-on-aws.ts";
import { s3ImageArchive } from "./pictures/s3-image-archive.ts";
import { dynamoPictureRuns } from "./runs/dynamo-picture-runs.ts";
import { sqsOwnPictureQueue, sqsWaiting } from "./sqs-queues.ts";
import { dynamoRecordPages } from "./usage/dynamo-record-pages.ts";
import { noAccessLogs } from "./usage/no-access-logs.ts";
import { s3AccessLogs } from "./usage/s3-access-logs.ts";
import { s3MadeFiles } from "./usage/s3-made-files.ts";
import { s3UseLedgers } from "./usage/s3-use-ledgers.ts";

/** Where fetching pictures in advance, and checking those that users upload, meets AWS, other people's servers and sharp. */
export const runtime = lazy(async () => {
  const vars = env.images.extend(mirrorEnv.shape).parse(process.env);
  const [client, s3, sqs] = [documentClient(), new S3Client(callLimits), new SQSClient(callLimits)];
  return {
    catalog: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    records: dynamoImageRecords(client, vars.PICTURES_TABLE),
    archive: s3ImageArchive(s3, vars.IMAGES_BUCKET),
    source: httpPicturesOnAws(allPictureHosts(vars), { client, s3 }, vars),
    imaging: sharpImaging(),
    uploads: dynamoPictureUploads(client, vars.PICTURES_TABLE),
    ownPictures: dynamoOwnPictures(client, vars.PICTURES_TABLE),
    uploadedFiles: s3UploadedFiles(s3, vars.ARTIFACTS_BUCKET),
    ownFiles: s3OwnFiles(s3, vars.IMAGES_BUCKET),
    counted: dynamoCountedCollections(client, vars.USERS_TABLE),
    lots: dynamoLotStore(client, vars.USERS_TABLE),
    accessLogs: vars.LOGS_BUCKET === "" ? noAccessLogs : s3AccessLogs(s3, vars.LOGS_BUCKET),
    ledgers: s3UseLedgers(s3, vars.IMAGES_BUCKET),
    madeFiles: s3MadeFiles(s3, vars.IMAGES_BUCKET),
    recordPages: dynamoRecordPages(client, vars.PICTURES_TABLE),
    unusedDays: vars.UNUSED_PICTURES_DAYS,
    ownPictureQueue: sqsOwnPictureQueue(sqs, vars.MIRROR_QUEUE_URL),
    pictureRuns: dynamoPictureRuns(client, vars.PICTURES_TABLE),
    mirrorQueue: sqsWaiting(sqs, vars.MIRROR_QUEUE_URL),
    hosting: hostingOf(vars.HOSTED_PICTURES),
    clock: systemClock,
  };
});

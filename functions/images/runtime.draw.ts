import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { immutable } from "#schemas/storage/image-files.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { s3LargeFiles } from "#shared/aws/s3-large-files.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { allPictureHosts } from "../sources/providers/all-picture-hosts.ts";
import { s3ChartPlans } from "./charts/s3-chart-plans.ts";
import { dynamoDownloadRecords } from "./downloads/dynamo-download-records.ts";
import { layerFolder } from "./drawing/chromium-layer.ts";
import { chromiumSheetDrawer } from "./drawing/chromium-sheet-drawer.ts";
import { sharpImaging } from "./drawing/sharp-imaging.ts";
import { sharpPaperImaging } from "./drawing/sharp-paper-imaging.ts";
import { dynamoImageRecords } from "./pictures/dynamo-image-records.ts";
import { hostingOf } from "./pictures/hosting.ts";
import { httpPicturesOnAws } from "./pictures/http-pictures-on-aws.ts";
import { s3ImageArchive } from "./pictures/s3-image-archive.ts";
import { s3PosterPlans } from "./posters/s3-poster-plans.ts";
import { sharpPosterPress } from "./posters/sharp-poster-press.ts";
import { dynamoPrintRecords } from "./prints/dynamo-print-records.ts";
import { s3PrintCells } from "./prints/s3-print-cells.ts";
import { dynamoRenderStore } from "./renders/dynamo-render-store.ts";
import { s3PageFiles } from "./renders/s3-page-files.ts";
import { s3RenderBookmarks, s3RenderPlans } from "./renders/s3-render-plans.ts";
import { sqsImageQueue, sqsWaiting } from "./sqs-queues.ts";

/** Where drawing meets AWS and a browser, which lives as long as the function's environment. */
export const runtime = lazy(async () => {
  const vars = env.images.parse(process.env);
  const [client, s3, imaging] = [documentClient(), new S3Client(callLimits), sharpImaging()];
  const sqs = new SQSClient(callLimits);
  const artifacts = signedObjects(vars.ARTIFACTS_BUCKET, process.env);
  const archive = s3ImageArchive(s3, vars.IMAGES_BUCKET);
  const sheetDrawer = chromiumSheetDrawer(layerFolder(process.env));
  return {
    renders: dynamoRenderStore(client, vars.PICTURES_TABLE),
    records: dynamoImageRecords(client, vars.PICTURES_TABLE),
    plans: s3RenderPlans(artifacts),
    bookmarks: s3RenderBookmarks(artifacts),
    chartPlans: s3ChartPlans(artifacts),
    posterPlans: s3PosterPlans(artifacts),
    press: sharpPosterPress(),
    pages: s3PageFiles(s3, vars.IMAGES_BUCKET),
    files: s3LargeFiles(s3, { Bucket: vars.IMAGES_BUCKET, caching: immutable }),
    downloads: dynamoDownloadRecords(client, vars.PICTURES_TABLE),
    paper: sharpPaperImaging(),
    cells: s3PrintCells(s3, vars.IMAGES_BUCKET),
    prints: dynamoPrintRecords(client, vars.PICTURES_TABLE),
    imageQueue: sqsImageQueue(sqs, vars.MIRROR_QUEUE_URL),
    queue: sqsWaiting(sqs, vars.RENDER_QUEUE_URL),
    archive,
    imaging,
    tools: { sheetDrawer, imaging, images: archive },
    source: httpPicturesOnAws(allPictureHosts(vars), { client, s3 }, vars),
    hosting: hostingOf(vars.HOSTED_PICTURES),
    clock: systemClock,
  };
});

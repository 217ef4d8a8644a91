import { letLookUpIds, letReadPrices } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { ImagesStack } from "../images-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads prices as their own area does, and has what is new drawn by the workers of the images stack. */
export function chartsArea(
  { http }: ApiPlace,
  { variables, renders }: ImagesStack,
  { catalog, pictures, work, lake, artifacts }: DataStack,
) {
  const worker = http.area("charts", {
    CATALOG_TABLE: catalog.tableName,
    LAKE_BUCKET: lake.bucketName,
    PICTURES_TABLE: pictures.tableName,
    WORK_TABLE: work.tableName,
    ARTIFACTS_BUCKET: artifacts.bucketName,
    RENDER_QUEUE_URL: renders.queue.queueUrl,
    IMAGES_BASE_URL: variables.IMAGES_BASE_URL,
  });
  catalog.grant(worker, "dynamodb:BatchGetItem");
  letLookUpIds(worker, { catalog, lake });
  letReadPrices(worker, lake);
  pictures.grant(worker, "dynamodb:GetItem");
  artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
  work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
  renders.queue.grant(worker, "sqs:SendMessage");
}

import { letLookUpIds, letReadPrices } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import { letReadHoldings } from "../holdings-grants.ts";
import type { HoldingsStack } from "../holdings-stack.ts";
import type { ImagesStack } from "../images-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads prices and collections as their own areas do, and has what is new drawn by the workers of the images stack. */
export function sharesArea(
  { http }: ApiPlace,
  { images, holdings }: { readonly images: ImagesStack; readonly holdings: HoldingsStack },
  data: DataStack,
) {
  const { renders, mirror } = images;
  const { pictures, work, lake, artifacts } = data;
  const worker = http.area("shares", {
    ...holdings.variables,
    PICTURES_TABLE: pictures.tableName,
    WORK_TABLE: work.tableName,
    RENDER_QUEUE_URL: renders.queue.queueUrl,
    MIRROR_QUEUE_URL: mirror.queue.queueUrl,
    IMAGES_BASE_URL: images.variables.IMAGES_BASE_URL,
  });
  letReadHoldings(worker, data, holdings.work);
  letLookUpIds(worker, data);
  letReadPrices(worker, lake);
  pictures.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem");
  artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
  work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
  renders.queue.grant(worker, "sqs:SendMessage");
  mirror.queue.grant(worker, "sqs:SendMessage");
}

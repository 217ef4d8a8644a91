import { uploadsFolder } from "#schemas/storage/image-files.ts";
import { letLookUpIds } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { ImagesStack } from "../images-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Watches renders, and shows pictures of cards; what is drawn or fetched, the workers of the images stack do. */
export function imagesArea(
  { http }: ApiPlace,
  { variables, renders, mirror }: ImagesStack,
  data: DataStack,
) {
  const worker = http.area("images", variables);
  data.catalog.grant(worker, "dynamodb:BatchGetItem");
  letLookUpIds(worker, data);
  data.pictures.grant(
    worker,
    "dynamodb:GetItem",
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
    "dynamodb:PutItem",
    "dynamodb:DeleteItem",
    "dynamodb:UpdateItem",
  );
  // Addresses to upload to are signed with leave to do so.
  data.artifacts.grantFolder(worker, uploadsFolder, "s3:PutObject");
  data.artifacts.grantLooking(worker, uploadsFolder);
  // Plans of placeholders.
  data.artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
  // That a picture was asked for, so that it is asked for once.
  data.work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
  // For pages in one file, and placeholders.
  renders.queue.grant(worker, "sqs:SendMessage");
  mirror.queue.grant(worker, "sqs:SendMessage");
}

import { letLookUpIds } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { ImagesStack } from "../images-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Plans and watches renders; they are drawn by the workers of the images stack. */
export function imagesArea(
  { http }: ApiPlace,
  { variables, renders, mirror }: ImagesStack,
  data: DataStack,
) {
  const worker = http.area("images", variables);
  data.users.grant(worker, "dynamodb:GetItem", "dynamodb:Query");
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
  data.artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
  // That a picture was asked for, so that it is asked for once.
  data.work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
  renders.queue.grant(worker, "sqs:SendMessage");
  mirror.queue.grant(worker, "sqs:SendMessage");
}

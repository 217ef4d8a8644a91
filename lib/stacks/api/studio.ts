import type { DataStack } from "../data-stack.ts";
import { letReadHoldings } from "../holdings-grants.ts";
import type { HoldingsStack } from "../holdings-stack.ts";
import type { ImagesStack } from "../images-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Plans pictures of what people have, and has them drawn by the workers of the images stack. */
export function studioArea(
  { http }: ApiPlace,
  { images, holdings }: { readonly images: ImagesStack; readonly holdings: HoldingsStack },
  data: DataStack,
) {
  const { renders, mirror } = images;
  const worker = http.area("studio", {
    ...holdings.variables,
    PICTURES_TABLE: data.pictures.tableName,
    RENDER_QUEUE_URL: renders.queue.queueUrl,
    MIRROR_QUEUE_URL: mirror.queue.queueUrl,
    IMAGES_BASE_URL: images.variables.IMAGES_BASE_URL,
  });
  letReadHoldings(worker, data, holdings.work);
  data.pictures.grant(
    worker,
    ...(["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem"] as const),
  );
  data.artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
  renders.queue.grant(worker, "sqs:SendMessage");
  mirror.queue.grant(worker, "sqs:SendMessage");
}

import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { AreaFunction } from "../../constructs/area-function.ts";
import { QueueWorker } from "../../constructs/queue-worker.ts";
import type { DataStack } from "../data-stack.ts";
import { letReadHoldings } from "../holdings-grants.ts";
import type { HoldingsStack } from "../holdings-stack.ts";
import { planningInAdvance } from "../images-settings.ts";
import type { ImagesStack } from "../images-stack.ts";
import type { ApiPlace } from "./api-place.ts";

interface Others {
  readonly images: ImagesStack;
  readonly holdings: HoldingsStack;
}

/** Plans pictures of what people have, asked for or in advance, and has them drawn by the workers of the images stack. */
export function studioArea(place: ApiPlace, others: Others, data: DataStack) {
  const { images, holdings } = others;
  const environment = {
    ...holdings.variables,
    PICTURES_TABLE: data.pictures.tableName,
    RENDER_QUEUE_URL: images.renders.queue.queueUrl,
    MIRROR_QUEUE_URL: images.mirror.queue.queueUrl,
    IMAGES_BASE_URL: images.variables.IMAGES_BASE_URL,
  };
  letPlan(place.http.area("studio", environment), others, data);
  const worker = new AreaFunction(place.stack, "DrawInAdvance", {
    ...{ stage: place.stage, area: "studio", handler: "draw-in-advance", environment },
    // As the one that answers people: it reads the same.
    ...{ timeout: planningInAdvance, memoryMb: 1_024 },
  });
  // What it may have drawn of a user's is counted, too.
  place.http.keepWithinLimits(worker);
  letPlan(worker, others, data);
  // Whether people wait.
  images.renders.queue.grant(worker, "sqs:GetQueueAttributes");
  new QueueWorker(place.stack, "DrawInAdvanceWorker", {
    ...{ work: images.inAdvance, worker, starts: data.work },
    maxConcurrency: place.stage.workers.concurrency.advance,
    impact: "pictures of what people share are drawn when somebody looks at them.",
  });
}

function letPlan(worker: LambdaFunction, { images, holdings }: Others, data: DataStack) {
  const { renders, mirror } = images;
  letReadHoldings(worker, data, holdings.work);
  data.pictures.grant(
    worker,
    ...(["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem"] as const),
  );
  data.artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
  renders.queue.grant(worker, "sqs:SendMessage");
  mirror.queue.grant(worker, "sqs:SendMessage");
}

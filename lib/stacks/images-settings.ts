import { Duration } from "aws-cdk-lib";
import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";
import { whereSourcesAre } from "./ingest-settings.ts";

/** How long a picture that is wanted in advance may be planned: the largest collection takes seconds. */
export const planningInAdvance = Duration.minutes(1);

/** What every function of the area `images` is told. */
export function imagesVariables(
  stage: Stage,
  { catalog, pictures, work, lake, images, artifacts, events }: DataStack,
  {
    renders,
    mirror,
    imagesBaseUrl,
  }: { renders: WorkQueue; mirror: WorkQueue; imagesBaseUrl: string },
): EnvOf<"images"> {
  return {
    CATALOG_TABLE: catalog.tableName,
    PICTURES_TABLE: pictures.tableName,
    IMAGES_BUCKET: images.bucketName,
    ARTIFACTS_BUCKET: artifacts.bucketName,
    IMAGES_BASE_URL: imagesBaseUrl,
    HOSTED_PICTURES: stage.hostedPictures.join(),
    RENDER_QUEUE_URL: renders.queue.queueUrl,
    MIRROR_QUEUE_URL: mirror.queue.queueUrl,
    WORK_TABLE: work.tableName,
    LAKE_BUCKET: lake.bucketName,
    EVENT_BUS: events.eventBusName,
    ...whereSourcesAre(stage),
  };
}

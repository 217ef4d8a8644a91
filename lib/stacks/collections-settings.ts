import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { DataStack } from "./data-stack.ts";

/** What every function of the area `collections` is told. */
export const collectionsVariables = (
  { users, catalog, pictures, lake, work, events }: DataStack,
  deletions: WorkQueue,
): EnvOf<"collections"> => ({
  USERS_TABLE: users.tableName,
  CATALOG_TABLE: catalog.tableName,
  LAKE_BUCKET: lake.bucketName,
  DELETIONS_QUEUE_URL: deletions.queue.queueUrl,
  PICTURES_TABLE: pictures.tableName,
  WORK_TABLE: work.tableName,
  EVENT_BUS: events.eventBusName,
});

import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { DataStack } from "./data-stack.ts";

/** What every function of the area `collections` is told. */
export const collectionsVariables = (
  { users, catalog, lake, work, events }: DataStack,
  deletions: WorkQueue,
): EnvOf<"collections"> => ({
  USERS_TABLE: users.tableName,
  CATALOG_TABLE: catalog.tableName,
  LAKE_BUCKET: lake.bucketName,
  DELETIONS_QUEUE_URL: deletions.queue.queueUrl,
  WORK_TABLE: work.tableName,
  EVENT_BUS: events.eventBusName,
});

import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { DataStack } from "./data-stack.ts";

/** What every function of the area `holdings` is told. */
export const holdingsVariables = (
  { users, catalog, lake, artifacts }: DataStack,
  holdings: WorkQueue,
): EnvOf<"holdings"> => ({
  USERS_TABLE: users.tableName,
  CATALOG_TABLE: catalog.tableName,
  LAKE_BUCKET: lake.bucketName,
  ARTIFACTS_BUCKET: artifacts.bucketName,
  HOLDINGS_QUEUE_URL: holdings.queue.queueUrl,
});

import type { EnvOf } from "#schemas/env.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

/** What every function of the area `catalog` is told. */
export const catalogVariables = (
  { indexes }: Stage,
  { catalog, lake, images, events, work }: DataStack,
): EnvOf<"catalog"> => ({
  CATALOG_TABLE: catalog.tableName,
  LAKE_BUCKET: lake.bucketName,
  IMAGES_BUCKET: images.bucketName,
  EVENT_BUS: events.eventBusName,
  WORK_TABLE: work.tableName,
  INDEX_QUIET_SECONDS: String(indexes.quietSeconds),
  INDEX_LONGEST_WAIT_SECONDS: String(indexes.longestWaitSeconds),
});

import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { DataStack } from "./data-stack.ts";
import type { HoldingsStack } from "./holdings-stack.ts";

/** What every function of the area `transfer` is told. */
export const transferVariables = (
  { pictures, events }: DataStack,
  { variables }: Pick<HoldingsStack, "variables">,
  { imports, shelves }: { readonly imports: WorkQueue; readonly shelves: WorkQueue },
): EnvOf<"transfer"> => ({
  ...variables,
  PICTURES_TABLE: pictures.tableName,
  IMPORTS_QUEUE_URL: imports.queue.queueUrl,
  SHELVES_QUEUE_URL: shelves.queue.queueUrl,
  EVENT_BUS: events.eventBusName,
});

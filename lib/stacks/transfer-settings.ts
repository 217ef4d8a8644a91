import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { DataStack } from "./data-stack.ts";
import type { HoldingsStack } from "./holdings-stack.ts";

interface TransferQueues {
  readonly imports: WorkQueue;
  readonly shelves: WorkQueue;
  readonly exports: WorkQueue;
}

/** What every function of the area `transfer` is told. */
export const transferVariables = (
  { pictures, work, events }: DataStack,
  { variables }: Pick<HoldingsStack, "variables">,
  { imports, shelves, exports }: TransferQueues,
): EnvOf<"transfer"> => ({
  ...variables,
  PICTURES_TABLE: pictures.tableName,
  IMPORTS_QUEUE_URL: imports.queue.queueUrl,
  SHELVES_QUEUE_URL: shelves.queue.queueUrl,
  EXPORTS_QUEUE_URL: exports.queue.queueUrl,
  WORK_TABLE: work.tableName,
  EVENT_BUS: events.eventBusName,
});

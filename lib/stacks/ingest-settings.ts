import { Duration } from "aws-cdk-lib";
import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

/** The queues of the pipeline, by what their workers do. */
export interface IngestQueues {
  readonly fetch: WorkQueue;
  readonly normalize: WorkQueue;
  readonly index: WorkQueue;
}

/** What every function of the area `sources` is told. */
export function ingestVariables(
  stage: Stage,
  { catalog, work, lake }: DataStack,
  { fetch, normalize, index }: IngestQueues,
): EnvOf<"sources"> {
  return {
    CATALOG_TABLE: catalog.tableName,
    WORK_TABLE: work.tableName,
    LAKE_BUCKET: lake.bucketName,
    FETCH_QUEUE_URL: fetch.queue.queueUrl,
    NORMALIZE_QUEUE_URL: normalize.queue.queueUrl,
    INDEX_QUEUE_URL: index.queue.queueUrl,
    TCGDEX_BASE_URL: stage.sync.tcgdexBaseUrl,
    POKEAPI_DATA_URL: stage.sync.pokeapiDataUrl,
    UPSTREAM_REQUESTS_PER_SECOND: String(stage.sync.requestsPerSecond),
    UPSTREAM_LANES: String(stage.sync.lanes),
    UPSTREAM_FIRST_WAIT_SECONDS: String(stage.sync.firstWaitSeconds),
    UPSTREAM_LONGEST_WAIT_SECONDS: String(stage.sync.longestWaitSeconds),
    SYNC_LANGUAGES: stage.sync.languages.join(","),
    UPSTREAM_USER_AGENT: stage.sync.userAgent,
  };
}

/** How long a worker of each queue may take. */
export const timeouts = {
  fetch: Duration.minutes(2),
  normalize: Duration.minutes(1),
  index: Duration.minutes(2),
};

/** Runs, units, seen shards and gates: read by key or partition, written one by one. */
export const runActions = [
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
] as const;

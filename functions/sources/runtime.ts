import { setTimeout as wait } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { ulid } from "ulid";
import { env, queueEnv } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/dynamo-catalog-store.ts";
import { dynamoRunStore } from "./dynamo-run-store.ts";
import { dynamoSeenStore } from "./dynamo-seen-store.ts";
import { dynamoUpstreamGate } from "./dynamo-upstream-gate.ts";
import { httpUpstream } from "./http-upstream.ts";
import { type PoliteUpstream, politeUpstream } from "./polite-upstream.ts";
import { allSources } from "./providers/all-sources.ts";
import { s3Lake } from "./s3-lake.ts";
import { sqsRejects } from "./sqs-rejects.ts";
import { sqsWorkQueues } from "./sqs-work-queues.ts";

/** A third of the fetcher's timeout: a request that is begun then may take four tries. */
const budgetMs = 40_000;

/** The one place where the pipeline's workers meet AWS and the upstreams. */
export const runtime = lazy(async () => {
  const vars = env.sources.parse(process.env);
  const [dynamo, sqs, s3] = [documentClient(), new SQSClient(), new S3Client()];
  const clock = systemClock;
  const gate = dynamoUpstreamGate(dynamo, {
    tableName: vars.WORK_TABLE,
    requestsPerSecond: vars.UPSTREAM_REQUESTS_PER_SECOND,
    clock,
  });
  const upstream = httpUpstream({ userAgent: vars.UPSTREAM_USER_AGENT, clock });
  const sleep = async (ms: number) => {
    if (ms > 1) await wait(ms);
  };
  // As long as the container: the circuit's state and open connections are worth keeping.
  const polite = new Map<string, PoliteUpstream>();
  return {
    sources: allSources(vars),
    upstreamOf: (source: string) => {
      const known = polite.get(source) ?? politeUpstream(source, { upstream, gate, clock, sleep });
      polite.set(source, known);
      return known;
    },
    gate,
    lake: s3Lake(s3, vars.LAKE_BUCKET),
    seenStore: dynamoSeenStore(dynamo, vars.WORK_TABLE),
    runs: dynamoRunStore(dynamo, vars.WORK_TABLE),
    queues: sqsWorkQueues(sqs, {
      fetch: vars.FETCH_QUEUE_URL,
      normalize: vars.NORMALIZE_QUEUE_URL,
      index: vars.INDEX_QUEUE_URL,
    }),
    rejects: sqsRejects(queueEnv.parse(process.env)),
    store: dynamoCatalogStore(dynamo, vars.CATALOG_TABLE),
    clock,
    newId: () => ulid(),
    lanes: vars.UPSTREAM_LANES,
    budgetMs,
  };
});

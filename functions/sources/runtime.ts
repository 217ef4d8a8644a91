import { setTimeout as wait } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { ulid } from "ulid";
import * as z from "zod";
import { env, queueEnv } from "#schemas/env.ts";
import { Language } from "#schemas/values.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { dynamoSeenStore } from "./fetching/dynamo-seen-store.ts";
import { s3Lake } from "./lake/s3-lake.ts";
import { sqsRejects } from "./normalizing/sqs-rejects.ts";
import { allSources } from "./providers/all-sources.ts";
import { dynamoRunStore } from "./runs/dynamo-run-store.ts";
import { sqsWorkQueues } from "./runs/sqs-work-queues.ts";
import { dynamoUpstreamGate } from "./upstreams/dynamo-upstream-gate.ts";
import { httpUpstream } from "./upstreams/http-upstream.ts";
import { type PoliteUpstream, politeUpstream } from "./upstreams/polite-upstream.ts";
import { patienceOf } from "./upstreams/politeness.ts";

/** A third of the fetcher's timeout: a request that is begun then may take four tries. */
const budgetMs = 40_000;

/** The one place where the pipeline's workers meet AWS and the upstreams. */
export const runtime = lazy(async () => {
  const vars = env.sources.parse(process.env);
  const [dynamo, sqs, s3] = [documentClient(), new SQSClient(callLimits), new S3Client(callLimits)];
  const clock = systemClock;
  const patience = patienceOf(vars);
  const gate = dynamoUpstreamGate(dynamo, {
    tableName: vars.WORK_TABLE,
    requestsPerSecond: vars.UPSTREAM_REQUESTS_PER_SECOND,
    patience,
    clock,
    random: Math.random,
  });
  const upstream = httpUpstream({ userAgent: vars.UPSTREAM_USER_AGENT, clock });
  const sleep = async (ms: number) => {
    if (ms > 1) await wait(ms);
  };
  // As long as the container: the circuit's state and open connections are worth keeping.
  const polite = new Map<string, PoliteUpstream>();
  return {
    sources: allSources(vars),
    languages: z.array(Language).parse(vars.SYNC_LANGUAGES.split(",")),
    upstreamOf: (source: string) => {
      const known =
        polite.get(source) ??
        politeUpstream(source, { upstream, gate, clock, sleep, random: Math.random });
      polite.set(source, known);
      return known;
    },
    gate,
    lake: s3Lake(s3, vars.LAKE_BUCKET),
    seenStore: dynamoSeenStore(dynamo, vars.WORK_TABLE),
    runs: dynamoRunStore(dynamo, { tableName: vars.WORK_TABLE, clock: systemClock }),
    queues: sqsWorkQueues(sqs, {
      fetch: vars.FETCH_QUEUE_URL,
      normalize: vars.NORMALIZE_QUEUE_URL,
      index: vars.INDEX_QUEUE_URL,
    }),
    rejects: sqsRejects(queueEnv.parse(process.env)),
    store: dynamoCatalogStore(dynamo, vars.CATALOG_TABLE, { isConsistent: true }),
    clock,
    newId: () => ulid(),
    lanes: vars.UPSTREAM_LANES,
    budgetMs,
    patience,
    random: Math.random,
  };
});

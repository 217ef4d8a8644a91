import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { EnvOf } from "#schemas/env.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { QueueWorker, type QueueWorkerProps, WorkQueue } from "../constructs/queue-worker.ts";
import { ScheduledJob } from "../constructs/scheduled-job.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

export interface IngestStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** Other people's data, brought in: a daily schedule, and three queues with their workers. */
export class IngestStack extends Stack {
  readonly queues: { readonly fetch: WorkQueue; normalize: WorkQueue; index: WorkQueue };
  /** For every function of the area, the HTTP one in another stack included. */
  readonly variables: EnvOf<"sources">;
  private readonly stage: Stage;
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, { stage, data, ...props }: IngestStackProps) {
    super(scope, id, props);
    this.stage = stage;
    this.data = data;
    this.queues = {
      // Ten tries, each waiting twice as long as the one before, are an hour and a half.
      fetch: this.workQueue("fetch", timeouts.fetch, 10),
      normalize: this.workQueue("normalize", timeouts.normalize),
      index: this.workQueue("index", timeouts.index),
    };
    this.variables = this.areaVariables();
    this.planner();
    this.fetcher();
    this.normalizer();
    this.indexer();
    this.freshnessMeter();
  }

  private planner() {
    const worker = this.worker("plan-run", Duration.seconds(29), 256);
    this.data.work.grant(worker, ...runActions);
    this.queues.fetch.queue.grant(worker, "sqs:SendMessage");
    new ScheduledJob(this, "DailySync", {
      ruleName: `cardlake-${this.stage.name}-daily-sync`,
      schedule: Schedule.cron({ hour: "5", minute: "0" }),
      worker,
      description: "Brings the catalogue up to date, after the sources have done so themselves.",
      deadLetters: this.queues.fetch.deadLetters,
    });
  }

  private fetcher() {
    const { data, queues } = this;
    const worker = this.worker("fetch-unit", timeouts.fetch, 512);
    data.work.grant(worker, ...runActions);
    data.lake.grantFolder(worker, "bronze/", "s3:GetObject", "s3:PutObject");
    data.lake.grantFolder(worker, "observations/", "s3:PutObject");
    for (const { queue } of [queues.fetch, queues.normalize, queues.index]) {
      queue.grant(worker, "sqs:SendMessage");
    }
    this.join("Fetch", queues.fetch, worker, {
      maxConcurrency: this.stage.sync.fetchers,
      impact: "some sets of the catalogue are as old as their last good run.",
      // Units wait while their source is away; how fresh it is has an alarm of its own.
      lateAfter: Duration.hours(12),
    });
  }

  private normalizer() {
    const { data, queues } = this;
    const worker = this.worker("normalize-pack", timeouts.normalize, 512);
    data.work.grant(worker, ...runActions);
    data.catalog.grant(worker, "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem");
    data.lake.grantFolder(worker, "bronze/", "s3:GetObject");
    queues.index.queue.grant(worker, "sqs:SendMessage");
    this.join("Normalize", queues.normalize, worker, {
      maxConcurrency: 4,
      impact: "cards that were fetched are not in the catalogue; redrive when the reason is gone.",
    });
  }

  private indexer() {
    const { data } = this;
    const worker = this.worker("build-index", timeouts.index, 1536);
    data.work.grant(worker, ...runActions);
    data.catalog.grant(worker, "dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:GetItem");
    data.catalog.grant(worker, "dynamodb:PutItem");
    data.lake.grantFolder(worker, "indexes/", "s3:PutObject");
    this.join("Index", this.queues.index, worker, {
      maxConcurrency: 2,
      impact: "search answers from an older catalogue.",
    });
  }

  /** Measures also when nothing else runs: that is when it matters. */
  private freshnessMeter() {
    const worker = this.worker("measure-freshness", Duration.seconds(29), 256);
    this.data.work.grant(worker, "dynamodb:Query", "dynamodb:BatchGetItem");
    new ScheduledJob(this, "Freshness", {
      ruleName: `cardlake-${this.stage.name}-freshness`,
      schedule: Schedule.rate(Duration.hours(1)),
      worker,
      description: "Says how long ago each source was last brought up to date.",
      deadLetters: this.queues.fetch.deadLetters,
    });
  }

  private workQueue(name: string, workerTimeout: Duration, attempts?: number): WorkQueue {
    const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}Queue`;
    return new WorkQueue(this, id, {
      name: `cardlake-${this.stage.name}-${name}`,
      workerTimeout,
      ...(attempts && { attempts }),
      // One message a call: a dead worker's message may come back as soon as the worker must be
      // dead. Throttled deliveries are no tries, so that they need no longer time.
      hiddenFor: workerTimeout.plus(Duration.seconds(15)),
    });
  }

  private worker(handler: string, timeout: Duration, memoryMb: number) {
    const id = handler.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) =>
      letter.toUpperCase(),
    );
    const { stage, variables: environment } = this;
    return new AreaFunction(this, id, {
      stage,
      area: "sources",
      handler,
      environment,
      timeout,
      memoryMb,
    });
  }

  private join(
    id: string,
    work: WorkQueue,
    worker: LambdaFunction,
    more: Pick<QueueWorkerProps, "impact" | "lateAfter"> & { maxConcurrency: number },
  ) {
    new QueueWorker(this, `${id}Worker`, { work, worker, starts: this.data.work, ...more });
  }

  private areaVariables(): EnvOf<"sources"> {
    const { data, queues, stage } = this;
    return {
      CATALOG_TABLE: data.catalog.tableName,
      WORK_TABLE: data.work.tableName,
      LAKE_BUCKET: data.lake.bucketName,
      FETCH_QUEUE_URL: queues.fetch.queue.queueUrl,
      NORMALIZE_QUEUE_URL: queues.normalize.queue.queueUrl,
      INDEX_QUEUE_URL: queues.index.queue.queueUrl,
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
}

const timeouts = {
  fetch: Duration.minutes(2),
  normalize: Duration.minutes(2),
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

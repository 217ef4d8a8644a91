import { Aws, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { EnvOf } from "#schemas/env.ts";
import { recentFolder } from "#schemas/storage/lake.ts";
import { dayShelf, hourShelf } from "#schemas/storage/price-books.ts";
import { priceMapsFolder } from "#schemas/storage/price-map.ts";
import { accept } from "../accept.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { CatalogEvents } from "../constructs/catalog-events.ts";
import { EventSubscription } from "../constructs/event-subscription.ts";
import { IndexBuilder } from "../constructs/index-builder.ts";
import { Meter } from "../constructs/meter.ts";
import { PriceKeeper } from "../constructs/price-keeper.ts";
import { QueueWorker, type QueueWorkerProps, WorkQueue } from "../constructs/queue-worker.ts";
import { ScheduledJob } from "../constructs/scheduled-job.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";
import {
  type IngestQueues,
  ingestVariables,
  runActions,
  secretsFolder,
  timeouts,
} from "./ingest-settings.ts";

export interface IngestStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/**
 * Other people's data, brought in and made to be found: three schedules, four queues with their workers,
 * and what tells others of it.
 */
export class IngestStack extends Stack {
  readonly queues: IngestQueues;
  /** Follows the catalogue's table. */
  readonly events: CatalogEvents;
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
      fetch: this.workQueue("fetch", "Fetch", 10),
      normalize: this.workQueue("normalize", "Normalize"),
      index: this.workQueue("index", "Index"),
      prices: this.workQueue("prices", "Prices"),
    };
    this.variables = ingestVariables(stage, data, this.queues);
    this.fetcher();
    this.normalizer();
    this.events = new CatalogEvents(this, "CatalogEvents", { stage, data });
    new IndexBuilder(this, "Index", {
      ...{ stage, data, work: this.queues.index, timeout: timeouts.index },
    });
    new PriceKeeper(this, "Prices", {
      ...{ stage, data, work: this.queues.prices, timeout: timeouts.prices },
    });
    this.freshnessMeter();
    new ScheduledJob(this, "Schedule", {
      ruleName: `cardlake-${stage.name}-schedule`,
      // Which source is due then follows from its own settings, in its own time zone.
      schedule: Schedule.cron({ minute: "0/15" }),
      description: "Asks every quarter of an hour which sources are to be brought up to date.",
      isOn: stage.followsSchedules,
      work: this.queues.fetch,
    });
  }

  private fetcher() {
    const { data, queues } = this;
    const worker = this.worker("FetchUnit", "fetch-unit", {
      timeout: timeouts.fetch,
      memoryMb: 512,
      sendsToItself: {
        boundedBy:
          "an occasion of the schedule sends the first units once, a list its units once, and a run that " +
          "is twelve hours old is given up",
      },
    });
    data.work.grant(worker, ...runActions);
    // The cards that people want, and what sources call them.
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    data.lake.grantFolder(worker, "bronze/", "s3:GetObject", "s3:PutObject");
    data.lake.grantLooking(worker, "bronze/");
    data.lake.grantLooking(worker, recentFolder);
    data.lake.grantFolder(worker, recentFolder, "s3:GetObject", "s3:PutObject");
    data.lake.grantLooking(worker, "observations/");
    data.lake.grantFolder(worker, "observations/", "s3:PutObject");
    this.grantSecrets(worker);
    for (const { queue } of [queues.fetch, queues.normalize]) {
      queue.grant(worker, "sqs:SendMessage");
    }
    this.join("fetch", worker, {
      impact:
        "some sets of the catalogue are as old as their last good run, or all of them, when the letter " +
        "is an occasion of the schedule and no later one went better.",
    });
  }

  /** Only those of sources; what is said of them is in no environment, log or template. */
  private grantSecrets(worker: LambdaFunction) {
    const folder = `parameter${secretsFolder(this.stage)}/*`;
    const arn = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:${folder}`;
    worker.addToRolePolicy(
      new PolicyStatement({ actions: ["ssm:GetParameter"], resources: [arn] }),
    );
    accept(worker.role ?? worker, {
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:${folder}]`]:
        "Which secrets a source has follows from its code; the folder holds nothing else.",
    });
  }

  private normalizer() {
    const { data, queues } = this;
    const worker = this.worker("NormalizePack", "normalize-pack", {
      timeout: timeouts.normalize,
      // A whole core of Lambda: a price guide rewrites the books of all sets of a game, some 25 seconds of one, in a single message.
      memoryMb: 1_769,
      sendsToItself: {
        boundedBy:
          "a pack is split into its units, which are not split again; a replay that an admin began " +
          "sends one message a lane",
      },
    });
    data.work.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
    data.work.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    data.catalog.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
    data.catalog.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    // A replay looks for what nothing leads to, and takes away what the lake gives no more. So is what a
    // source files elsewhere today, and it must have gone before it is said there.
    data.catalog.grant(worker, "dynamodb:Scan", "dynamodb:DeleteItem");
    data.catalog.grant(worker, "dynamodb:ConditionCheckItem");
    data.lake.grantFolder(worker, "bronze/", "s3:GetObject");
    data.lake.grantLooking(worker, "bronze/");
    for (const { folder } of [dayShelf, hourShelf]) {
      data.lake.grantFolder(worker, folder, "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
    }
    data.lake.grantFolder(worker, priceMapsFolder, "s3:GetObject");
    queues.normalize.queue.grant(worker, "sqs:SendMessage");
    this.join("normalize", worker, {
      impact: "cards that were fetched are not in the catalogue; redrive when the reason is gone.",
    });
    new EventSubscription(this, "NormalizeEvents", {
      ...{ bus: data.events, stageName: this.stage.name, consumer: "normalize" },
      work: queues.normalize,
    });
  }

  /** Measures also when nothing else runs: that is when it matters. */
  private freshnessMeter() {
    const worker = this.worker("MeasureFreshness", "measure-freshness", {
      timeout: Duration.seconds(29),
      memoryMb: 256,
    });
    this.data.work.grant(worker, "dynamodb:Query", "dynamodb:BatchGetItem");
    new Meter(this, "FreshnessSchedule", {
      ruleName: `cardlake-${this.stage.name}-freshness`,
      schedule: Schedule.rate(Duration.hours(1)),
      description: "Says how long ago each source was last brought up to date.",
      worker,
    });
  }

  private workQueue(name: keyof IngestQueues, id: string, attempts?: number): WorkQueue {
    const { stage } = this;
    return new WorkQueue(this, `${id}Queue`, {
      stage,
      name: `cardlake-${stage.name}-${name}`,
      workerTimeout: timeouts[name],
      ...(attempts && { attempts }),
    });
  }

  private worker(
    id: string,
    handler: string,
    props: {
      timeout: Duration;
      memoryMb: number;
      sendsToItself?: { readonly boundedBy: string };
    },
  ) {
    const { stage, variables: environment } = this;
    return new AreaFunction(this, id, { stage, area: "sources", handler, environment, ...props });
  }

  private join(
    name: "fetch" | "normalize",
    worker: LambdaFunction,
    // What is late here is seen by how fresh sources are, and whether the daily sync began.
    watched: Pick<QueueWorkerProps, "impact">,
  ) {
    new QueueWorker(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}Worker`, {
      ...{ work: this.queues[name], worker, starts: this.data.work },
      maxConcurrency: this.stage.workers.concurrency[name],
      ...watched,
    });
  }
}

import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { EnvOf } from "#schemas/env.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { EventSubscription } from "../constructs/event-subscription.ts";
import { QueueWorker, WorkQueue } from "../constructs/queue-worker.ts";
import type { Stage } from "../stages.ts";
import { letReadNewestPrices, letReadPrices } from "./area-grants.ts";
import type { DataStack } from "./data-stack.ts";

export interface AlertsStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** Judges what people watch when prices have moved, and has them told. */
export class AlertsStack extends Stack {
  readonly looks: WorkQueue;
  readonly notices: WorkQueue;
  readonly expansions: WorkQueue;
  readonly variables: EnvOf<"alerts">;

  constructor(scope: Construct, id: string, { stage, data, ...props }: AlertsStackProps) {
    super(scope, id, props);
    const timeout = Duration.minutes(1);
    this.looks = new WorkQueue(this, "Looks", {
      ...{ stage, name: `cardlake-${stage.name}-alert-looks`, workerTimeout: timeout },
    });
    this.notices = new WorkQueue(this, "Notices", {
      ...{ stage, name: `cardlake-${stage.name}-alert-notices`, workerTimeout: timeout },
    });
    const patient = Duration.minutes(5);
    this.expansions = new WorkQueue(this, "Expansions", {
      ...{ stage, name: `cardlake-${stage.name}-alert-searches`, workerTimeout: patient },
    });
    this.variables = {
      ALERTS_TABLE: data.alerts.tableName,
      CATALOG_TABLE: data.catalog.tableName,
      LAKE_BUCKET: data.lake.bucketName,
      WORK_TABLE: data.work.tableName,
      LOOKS_QUEUE_URL: this.looks.queue.queueUrl,
      NOTICES_QUEUE_URL: this.notices.queue.queueUrl,
      EXPANSIONS_QUEUE_URL: this.expansions.queue.queueUrl,
    };
    this.judging(stage, data, timeout);
    this.searching(stage, data, patient);
  }

  private judging(stage: Stage, data: DataStack, timeout: Duration) {
    const worker = new AreaFunction(this, "JudgePrices", {
      ...{ stage, area: "alerts", handler: "judge-prices", timeout },
      environment: this.variables,
      memoryMb: 512,
      sendsToItself: { boundedBy: "each goes a page of 500 further in the watches of one printing" },
    });
    data.alerts.grant(worker, "dynamodb:Query", "dynamodb:BatchGetItem");
    data.alerts.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    data.catalog.grant(worker, "dynamodb:BatchGetItem", "dynamodb:GetItem");
    letReadPrices(worker, data.lake);
    this.looks.queue.grant(worker, "sqs:SendMessage");
    this.notices.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Judging", {
      ...{ work: this.looks, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.judge,
      impact: "nobody is told of prices that crossed a line, until the messages are done.",
      lateAfter: Duration.minutes(5),
    });
    new EventSubscription(this, "Events", {
      ...{ bus: data.events, stageName: stage.name, consumer: "alerts", work: this.looks },
    });
  }

  /** Has search alerts watch what their searches find, each time that a game has another index. */
  private searching(stage: Stage, data: DataStack, timeout: Duration) {
    const worker = new AreaFunction(this, "ExpandSearches", {
      ...{ stage, area: "alerts", handler: "expand-searches", timeout },
      environment: this.variables,
      // It holds the indexes of both games, as whoever answers searches does.
      memoryMb: 1_769,
      sendsToItself: { boundedBy: "each goes 200 further in the search alerts of a game" },
    });
    data.alerts.grant(worker, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem");
    data.alerts.grant(worker, "dynamodb:PutItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem");
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    letReadPrices(worker, data.lake);
    letReadNewestPrices(worker, data);
    data.lake.grantFolder(worker, "indexes/", "s3:GetObject");
    this.looks.queue.grant(worker, "sqs:SendMessage");
    this.expansions.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Searching", {
      ...{ work: this.expansions, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.judge,
      impact: "search alerts watch the cards that they found before.",
      lateAfter: Duration.hours(1),
    });
    new EventSubscription(this, "SearchEvents", {
      ...{ bus: data.events, stageName: stage.name, consumer: "alert-searches" },
      work: this.expansions,
    });
  }
}

import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import type { EnvOf, TellEnv } from "#schemas/env.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { EventSubscription } from "../constructs/event-subscription.ts";
import { MailEvents } from "../constructs/mail-events.ts";
import { QueueWorker, WorkQueue } from "../constructs/queue-worker.ts";
import { ScheduledJob } from "../constructs/scheduled-job.ts";
import type { Stage } from "../stages.ts";
import {
  letLookIntoCollections,
  letReadNewestPrices,
  letReadPrices,
  letReadValues,
  letSendMails,
  setVariables,
} from "./area-grants.ts";
import type { DataStack } from "./data-stack.ts";
import { mailSetOf, tellVariables } from "./telling-settings.ts";

export interface AlertsStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** Judges what people watch when prices or values have moved, and has them told. */
export class AlertsStack extends Stack {
  readonly looks: WorkQueue;
  readonly notices: WorkQueue;
  readonly expansions: WorkQueue;
  /** What is said of mails; undefined where the stage sends none. */
  readonly mailEvents: WorkQueue | undefined;
  readonly variables: EnvOf<"alerts">;
  readonly telling: TellEnv;

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
    this.mailEvents = stage.mail && this.takingMailEvents(stage, data, timeout);
    this.telling = tellVariables(stage, this.region);
    this.tellingWorker(stage, data, timeout);
  }

  private judging(stage: Stage, data: DataStack, timeout: Duration) {
    const worker = new AreaFunction(this, "JudgePrices", {
      ...{ stage, area: "alerts", handler: "judge-prices", timeout },
      environment: this.variables,
      memoryMb: 512,
      sendsToItself: {
        boundedBy: "each goes a page of 500 further in the watches of one printing",
      },
    });
    data.alerts.grant(worker, "dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:GetItem");
    data.alerts.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    data.catalog.grant(worker, "dynamodb:BatchGetItem", "dynamodb:GetItem");
    letReadPrices(worker, data.lake);
    letReadValues(worker, data);
    this.looks.queue.grant(worker, "sqs:SendMessage");
    this.notices.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Judging", {
      ...{ work: this.looks, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.judge,
      impact: "nobody is told of prices that crossed a line, until the messages are done.",
      lateAfter: Duration.minutes(5),
    });
    new EventSubscription(this, "Events", {
      ...{ bus: data.events, stageName: stage.name, consumer: "alert-looks", work: this.looks },
    });
  }

  /** Has alerts watch what their searches find, each time that a game has another index, and what lies in their collections, each time that these change. */
  private searching(stage: Stage, data: DataStack, timeout: Duration) {
    const worker = new AreaFunction(this, "ExpandSearches", {
      ...{ stage, area: "alerts", handler: "expand-searches", timeout },
      environment: this.variables,
      // It holds the indexes of both games, as whoever answers searches does.
      memoryMb: 1_769,
      sendsToItself: {
        boundedBy: "each goes 200 further in the alerts on searches of a game, or on a collection",
      },
    });
    data.alerts.grant(worker, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem");
    data.alerts.grant(worker, "dynamodb:PutItem", "dynamodb:DeleteItem");
    data.alerts.grant(worker, "dynamodb:ConditionCheckItem");
    letLookIntoCollections(worker, data);
    data.users.grant(worker, "dynamodb:Query");
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    letReadPrices(worker, data.lake);
    letReadNewestPrices(worker, data);
    data.lake.grantFolder(worker, "indexes/", "s3:GetObject");
    this.looks.queue.grant(worker, "sqs:SendMessage");
    this.expansions.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Searching", {
      ...{ work: this.expansions, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.judge,
      impact: "alerts on searches and collections watch the cards that were in them before.",
    });
    new EventSubscription(this, "SearchEvents", {
      ...{ bus: data.events, stageName: stage.name, consumer: "alert-searches" },
      work: this.expansions,
    });
  }

  /** The one function that calls addresses which users gave: it reads alerts, and nothing else of anybody's. */
  private tellingWorker(stage: Stage, data: DataStack, timeout: Duration) {
    const worker = new AreaFunction(this, "TellNotices", {
      ...{ stage, area: "alerts", handler: "tell-notices", timeout },
      environment: this.variables,
      memoryMb: 512,
      sendsToItself: {
        boundedBy: "each message sends one at most, and none once its channels are told",
      },
    });
    setVariables(worker, this.telling);
    data.alerts.grant(
      worker,
      ...["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
      ...["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"],
    );
    this.notices.queue.grant(worker, "sqs:SendMessage");
    letSendMails(worker, stage, this);
    new QueueWorker(this, "Telling", {
      ...{ work: this.notices, worker, starts: data.work, batchSize: 10 },
      maxConcurrency: stage.workers.concurrency.tell,
      impact: "prices have crossed lines, and channels are not told; inboxes are.",
    });
    new ScheduledJob(this, "Sweep", {
      ruleName: `cardlake-${stage.name}-tell-what-is-due`,
      schedule: Schedule.rate(Duration.minutes(5)),
      description: "Has channels told of what has waited for its hour or the next try.",
      ...{ isOn: stage.followsSchedules, work: this.notices },
    });
  }

  private takingMailEvents(stage: Stage, data: DataStack, timeout: Duration): WorkQueue {
    const work = new WorkQueue(this, "MailEvents", {
      ...{ stage, name: `cardlake-${stage.name}-mail-events`, workerTimeout: timeout },
    });
    const worker = new AreaFunction(this, "TakeMailEvents", {
      ...{ stage, area: "alerts", handler: "take-mail-events", timeout },
      environment: this.variables,
      memoryMb: 256,
    });
    data.alerts.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem");
    data.alerts.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    new QueueWorker(this, "TakingMailEvents", {
      ...{ work, worker, starts: data.work, batchSize: 10 },
      maxConcurrency: stage.workers.concurrency.sweep,
      impact: "addresses that take no mails are sent more of them.",
    });
    // Events of a set that is not ours go where its owner says: into this queue, by a topic of theirs.
    if (mailSetOf(stage)?.isOurs) {
      new MailEvents(this, "Mails", { stageName: stage.name, work });
    }
    return work;
  }
}

import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { EnvOf, ValuesEnv } from "#schemas/env.ts";
import { heldFolder } from "#schemas/storage/held-files.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { EventSubscription } from "../constructs/event-subscription.ts";
import { QueueWorker, WorkQueue } from "../constructs/queue-worker.ts";
import type { Stage } from "../stages.ts";
import { letNoteInterest, letReadNewestPrices, setVariables } from "./area-grants.ts";
import type { DataStack } from "./data-stack.ts";
import { holdingsVariables } from "./holdings-settings.ts";

export interface HoldingsStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/**
 * Keeps files of large collections when these have changed: whoever asks for whole ones reads them. And stores what all are worth when they
 * have changed, or prices have.
 */
export class HoldingsStack extends Stack {
  readonly work: WorkQueue;
  /** Of what is to be valued. */
  readonly toValue: WorkQueue;
  readonly variables: EnvOf<"holdings">;

  constructor(scope: Construct, id: string, { stage, data, ...props }: HoldingsStackProps) {
    super(scope, id, props);
    const timeout = Duration.minutes(1);
    this.work = new WorkQueue(this, "Work", {
      ...{ stage, name: `cardlake-${stage.name}-holdings`, workerTimeout: timeout },
    });
    this.variables = holdingsVariables(data, this.work);
    const worker = new AreaFunction(this, "KeepHoldings", {
      ...{ stage, area: "holdings", handler: "keep-holdings", timeout },
      environment: this.variables,
      // 50,000 items are 60 MB while they are packed, and a core's worth of Lambda packs them in half a second.
      memoryMb: 1_769,
    });
    data.users.grant(worker, "dynamodb:BatchGetItem", "dynamodb:Query");
    data.artifacts.grantFolder(
      ...([worker, heldFolder] as const),
      ...(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const),
    );
    data.artifacts.grantLooking(worker, heldFolder);
    new QueueWorker(this, "Worker", {
      ...{ work: this.work, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.holdings,
      impact: "questions about large collections take seconds, and answer the same.",
    });
    new EventSubscription(this, "Events", {
      ...{ bus: data.events, stageName: stage.name, consumer: "holdings", work: this.work },
    });
    this.toValue = this.valuing(stage, data);
  }

  private valuing(stage: Stage, data: DataStack): WorkQueue {
    const timeout = Duration.minutes(5);
    const work = new WorkQueue(this, "Values", {
      ...{ stage, name: `cardlake-${stage.name}-holding-values`, workerTimeout: timeout },
    });
    const worker = new AreaFunction(this, "ValueHoldings", {
      ...{ stage, area: "holdings", handler: "value-holdings", timeout },
      environment: this.variables,
      memoryMb: 1_024,
      sendsToItself: {
        boundedBy:
          "new prices send a message a shard of users, each of these a hundred users and the next page",
      },
    });
    setVariables(worker, {
      EVENT_BUS: data.events.eventBusName,
      VALUES_QUEUE_URL: work.queue.queueUrl,
      WORK_TABLE: data.work.tableName,
      VALUES_GAP_SECONDS: String(stage.valuesGapSeconds),
    } satisfies ValuesEnv);
    data.users.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
    data.users.grant(worker, "dynamodb:PutItem", "dynamodb:ConditionCheckItem");
    letNoteInterest(worker, data);
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    letReadNewestPrices(worker, data);
    data.events.grantPutEventsTo(worker);
    work.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Valuing", {
      ...{ work, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.value,
      impact: "histories of what collections are worth stop; what they are worth now is told.",
    });
    new EventSubscription(this, "ValueEvents", {
      ...{ bus: data.events, stageName: stage.name, consumer: "holding-values", work },
    });
    return work;
  }
}

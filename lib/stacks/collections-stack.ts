import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import { AreaFunction } from "../constructs/area-function.ts";
import { CollectionEvents } from "../constructs/collection-events.ts";
import { QueueWorker, WorkQueue } from "../constructs/queue-worker.ts";
import { ScheduledJob } from "../constructs/scheduled-job.ts";
import type { Stage } from "../stages.ts";
import { collectionsVariables } from "./collections-settings.ts";
import type { DataStack } from "./data-stack.ts";

export interface CollectionsStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** What collections do when nobody waits: clear away what deleted ones held, take imports back, and tell other areas what has changed. */
export class CollectionsStack extends Stack {
  readonly deletions: WorkQueue;
  readonly events: CollectionEvents;

  constructor(scope: Construct, id: string, { stage, data, ...props }: CollectionsStackProps) {
    super(scope, id, props);
    const timeout = Duration.minutes(2);
    this.deletions = new WorkQueue(this, "Deletions", {
      stage,
      name: `cardlake-${stage.name}-collection-deletions`,
      workerTimeout: timeout,
    });
    const environment = collectionsVariables(data, this.deletions);
    this.events = new CollectionEvents(this, "Events", { stage, data, environment });
    const worker = new AreaFunction(this, "SweepCollection", {
      stage,
      area: "collections",
      handler: "sweep-collection",
      timeout,
      sendsToItself: {
        boundedBy:
          "each call works for 90 seconds, until the collection is empty or the import is taken back",
      },
      environment,
    });
    data.users.grant(
      worker,
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:BatchWriteItem",
      "dynamodb:PutItem",
      "dynamodb:PartiQLInsert",
      "dynamodb:UpdateItem",
    );
    this.deletions.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Sweeping", {
      work: this.deletions,
      worker,
      starts: data.work,
      maxConcurrency: stage.workers.concurrency.sweep,
      impact:
        "what a deleted collection held is still stored, although nobody can see it; large imports are not taken back.",
    });
    new ScheduledJob(this, "Clearing", {
      ruleName: `cardlake-${stage.name}-collection-clearing`,
      schedule: Schedule.cron({ hour: "2", minute: "10" }),
      description: "Has deleted collections cleared away that nobody can bring back any more.",
      isOn: stage.followsSchedules,
      work: this.deletions,
    });
  }
}

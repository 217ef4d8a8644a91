import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { AreaFunction } from "../constructs/area-function.ts";
import { QueueWorker, WorkQueue } from "../constructs/queue-worker.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

export interface CollectionsStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** What collections do when nobody waits: clear away what deleted ones held. */
export class CollectionsStack extends Stack {
  readonly deletions: WorkQueue;

  constructor(scope: Construct, id: string, { stage, data, ...props }: CollectionsStackProps) {
    super(scope, id, props);
    const timeout = Duration.minutes(2);
    this.deletions = new WorkQueue(this, "Deletions", {
      stage,
      name: `cardlake-${stage.name}-collection-deletions`,
      workerTimeout: timeout,
    });
    const worker = new AreaFunction(this, "SweepCollection", {
      stage,
      area: "collections",
      handler: "sweep-collection",
      timeout,
      sendsToItself: {
        boundedBy: "each call deletes for 90 seconds, until the collection is empty",
      },
      environment: {
        USERS_TABLE: data.users.tableName,
        CATALOG_TABLE: data.catalog.tableName,
        LAKE_BUCKET: data.lake.bucketName,
        DELETIONS_QUEUE_URL: this.deletions.queue.queueUrl,
        WORK_TABLE: data.work.tableName,
      },
    });
    data.users.grant(
      worker,
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:BatchWriteItem",
      "dynamodb:UpdateItem",
    );
    this.deletions.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Sweeping", {
      work: this.deletions,
      worker,
      starts: data.work,
      maxConcurrency: stage.workers.concurrency.sweep,
      impact: "what a deleted collection held is still stored, although nobody can see it.",
    });
  }
}

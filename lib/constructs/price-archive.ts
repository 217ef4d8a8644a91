import { Duration } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import { goldFolder } from "#schemas/storage/price-archive.ts";
import { booksFolder } from "#schemas/storage/price-books.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import { pricesVariables } from "../stacks/prices-settings.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { QueueWorker, WorkQueue } from "./queue-worker.ts";
import { ScheduledJob } from "./scheduled-job.ts";

export interface PriceArchiveProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

const timeout = Duration.minutes(10);

/** Writes each night the months of prices that have changed into the lake, where queries read them. */
export class PriceArchive extends Construct {
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { stage, data }: PriceArchiveProps) {
    super(scope, id);
    const { catalog, lake, work: starts } = data;
    this.work = new WorkQueue(this, "Queue", {
      ...{ stage, name: `cardlake-${stage.name}-price-archive`, workerTimeout: timeout },
    });
    const worker = new AreaFunction(this, "ArchivePrices", {
      ...{ stage, area: "prices", handler: "archive-prices", timeout },
      environment: pricesVariables(stage, data),
      // A book of ten years has 38 MB; a core's worth of Lambda unpacks it.
      memoryMb: 1_769,
    });
    catalog.grant(worker, "dynamodb:Query", "dynamodb:GetItem", "dynamodb:PutItem");
    lake.grantFolder(worker, booksFolder, "s3:GetObject");
    lake.grantFolder(worker, goldFolder, "s3:PutObject", "s3:DeleteObject");
    new QueueWorker(this, "Worker", {
      ...{ work: this.work, worker, starts },
      maxConcurrency: stage.workers.concurrency.archive,
      impact: "questions to the lake see the prices of the day before.",
    });
    new ScheduledJob(this, "Schedule", {
      ruleName: `cardlake-${stage.name}-price-archive`,
      // A day of prices is over, and most shops have been asked.
      schedule: Schedule.cron({ hour: "0", minute: "40" }),
      description: "Has prices that have changed written into the lake as Parquet, each night.",
      isOn: stage.followsSchedules,
      work: this.work,
    });
  }
}

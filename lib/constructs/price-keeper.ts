import type { Duration } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import { currentPricesFolder } from "#schemas/storage/current-prices.ts";
import { goldFolder } from "#schemas/storage/price-archive.ts";
import { dayShelf, hourShelf } from "#schemas/storage/price-books.ts";
import { priceMapsFolder } from "#schemas/storage/price-map.ts";
import { reportFolders } from "#schemas/storage/quality-files.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import { pricesVariables } from "../stacks/prices-settings.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { EventSubscription } from "./event-subscription.ts";
import { QueueWorker, type WorkQueue } from "./queue-worker.ts";
import { ScheduledJob } from "./scheduled-job.ts";

export interface PriceKeeperProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly work: WorkQueue;
  readonly timeout: Duration;
}

/**
 * Makes of price books what others read: the newest prices of each game, once it is quiet after a change, with what in them a person should look at, and
 * each night the months of the archive that have changed. Then it lets go of hours whose time is over.
 */
export class PriceKeeper extends Construct {
  constructor(scope: Construct, id: string, props: PriceKeeperProps) {
    super(scope, id);
    const { stage, data, work, timeout } = props;
    const worker = new AreaFunction(this, "KeepPrices", {
      ...{ stage, area: "prices", handler: "keep-prices", timeout },
      environment: pricesVariables(stage, data),
      // A book of ten years has 38 MB; a core's worth of Lambda unpacks it.
      memoryMb: 1_769,
    });
    data.catalog.grant(worker, "dynamodb:Query", "dynamodb:GetItem");
    data.catalog.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");
    data.lake.grantFolder(worker, dayShelf.folder, "s3:GetObject");
    data.lake.grantFolder(
      ...([worker, hourShelf.folder] as const),
      ...(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const),
    );
    data.lake.grantFolder(worker, priceMapsFolder, "s3:GetObject");
    data.lake.grantFolder(
      ...([worker, currentPricesFolder] as const),
      ...(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const),
    );
    data.lake.grantLooking(worker, currentPricesFolder);
    data.lake.grantFolder(
      ...([worker, reportFolders.prices] as const),
      ...(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const),
    );
    data.lake.grantLooking(worker, reportFolders.prices);
    data.lake.grantFolder(worker, goldFolder, "s3:PutObject", "s3:DeleteObject");
    new QueueWorker(this, "Worker", {
      ...{ work, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.prices,
      impact:
        "lists, search and what moved tell older prices, of the games that the letters name, or questions to the lake do.",
    });
    new EventSubscription(this, "Events", {
      ...{ bus: data.events, stageName: stage.name, consumer: "prices", work },
    });
    new ScheduledJob(this, "Archive", {
      ruleName: `cardlake-${stage.name}-price-archive`,
      // A day of prices is over, and most shops have been asked.
      schedule: Schedule.cron({ hour: "0", minute: "40" }),
      description: "Has prices that have changed written into the lake as Parquet, each night.",
      isOn: stage.followsSchedules,
      work,
    });
  }
}

import type { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { currentPricesFolder } from "#schemas/storage/current-prices.ts";
import { booksFolder } from "#schemas/storage/price-books.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import { pricesVariables } from "../stacks/prices-settings.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { EventSubscription } from "./event-subscription.ts";
import { QueueWorker, type WorkQueue } from "./queue-worker.ts";

export interface CurrentPriceBuilderProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly work: WorkQueue;
  readonly timeout: Duration;
}

/** Builds the file of newest prices of each game whose price books have changed, once it is quiet. */
export class CurrentPriceBuilder extends Construct {
  constructor(scope: Construct, id: string, props: CurrentPriceBuilderProps) {
    super(scope, id);
    const { stage, data, work, timeout } = props;
    const worker = new AreaFunction(this, "BuildCurrentPrices", {
      ...{ stage, area: "prices", handler: "build-current-prices", timeout },
      environment: pricesVariables(stage, data),
      memoryMb: 1024,
    });
    data.catalog.grant(worker, "dynamodb:Query", "dynamodb:GetItem");
    data.catalog.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    data.lake.grantFolder(worker, booksFolder, "s3:GetObject");
    data.lake.grantFolder(
      ...([worker, currentPricesFolder] as const),
      ...(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const),
    );
    data.lake.grantLooking(worker, currentPricesFolder);
    new QueueWorker(this, "Worker", {
      ...{ work, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.prices,
      impact: "lists, search and what moved tell older prices, of the games that the letters name.",
    });
    new EventSubscription(this, "Events", {
      ...{ bus: data.events, stageName: stage.name, consumer: "prices", work },
    });
  }
}

import type { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { dumpsFolder, silverFolder } from "#schemas/lake/catalogue-files.ts";
import { priceMapsFolder } from "#schemas/storage/price-map.ts";
import { reportFolders } from "#schemas/storage/quality-files.ts";
import { v2Folder } from "#schemas/storage/v2-file.ts";
import { catalogVariables } from "../stacks/catalog-settings.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { EventSubscription } from "./event-subscription.ts";
import { QueueWorker, type WorkQueue } from "./queue-worker.ts";

export interface IndexBuilderProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly work: WorkQueue;
  readonly timeout: Duration;
}

/**
 * Builds the search index of each game whose catalogue has changed, once it is quiet, and of the same
 * reading the files of its catalogue: those that queries read, those that people download, and the one that
 * `/v2` answers from, the map by which prices find their cards, and what a person should look at in it.
 */
export class IndexBuilder extends Construct {
  constructor(scope: Construct, id: string, { stage, data, work, timeout }: IndexBuilderProps) {
    super(scope, id);
    const worker = new AreaFunction(this, "BuildIndex", {
      ...{ stage, area: "catalog", handler: "build-index", timeout },
      environment: catalogVariables(stage, data),
      memoryMb: 1536,
    });
    data.catalog.grant(worker, "dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:GetItem");
    data.catalog.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");
    // What people want weighs in search.
    data.work.grant(worker, "dynamodb:GetItem");
    data.lake.grantFolder(worker, "indexes/", "s3:PutObject", "s3:DeleteObject");
    data.lake.grantLooking(worker, "indexes/");
    // A write that names the tag of what it replaces (If-Match) needs leave to read that.
    data.lake.grantFolder(worker, silverFolder, "s3:GetObject", "s3:PutObject");
    data.lake.grantLooking(worker, silverFolder);
    data.lake.grantFolder(
      worker,
      reportFolders.catalogue,
      "s3:GetObject",
      "s3:PutObject",
      "s3:DeleteObject",
    );
    data.lake.grantLooking(worker, reportFolders.catalogue);
    data.lake.grantFolder(worker, v2Folder, "s3:PutObject", "s3:DeleteObject");
    data.lake.grantLooking(worker, v2Folder);
    data.lake.grantFolder(worker, priceMapsFolder, "s3:PutObject", "s3:DeleteObject");
    data.lake.grantLooking(worker, priceMapsFolder);
    data.images.grantFolder(worker, dumpsFolder, "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
    data.images.grantLooking(worker, dumpsFolder);
    new QueueWorker(this, "Worker", {
      ...{ work, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.index,
      impact: "search answers from an older catalogue, of the games that the letters name.",
    });
    new EventSubscription(this, "Events", {
      ...{ bus: data.events, stageName: stage.name, consumer: "index", work },
    });
  }
}

import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { EnvOf } from "#schemas/env.ts";
import { exportsFolder } from "#schemas/storage/export-items.ts";
import { importsFolder } from "#schemas/storage/import-files.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { EventSubscription } from "../constructs/event-subscription.ts";
import { QueueWorker, WorkQueue } from "../constructs/queue-worker.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";
import { letReadHoldings } from "./holdings-grants.ts";
import type { HoldingsStack } from "./holdings-stack.ts";
import { transferVariables } from "./transfer-settings.ts";

export interface TransferStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly holdings: HoldingsStack;
}

/** Brings files of people into their collections, looks again for what was not understood of them, and writes files of what they have. */
export class TransferStack extends Stack {
  readonly imports: WorkQueue;
  readonly shelves: WorkQueue;
  readonly exports: WorkQueue;
  readonly variables: EnvOf<"transfer">;

  constructor(scope: Construct, id: string, props: TransferStackProps) {
    const { stage, data, holdings, ...stackProps } = props;
    super(scope, id, stackProps);
    this.imports = new WorkQueue(this, "Imports", {
      ...{ stage, name: `cardlake-${stage.name}-imports`, workerTimeout: timeout },
    });
    this.shelves = new WorkQueue(this, "Shelves", {
      ...{ stage, name: `cardlake-${stage.name}-shelves`, workerTimeout: timeout },
    });
    this.exports = new WorkQueue(this, "Exports", {
      ...{ stage, name: `cardlake-${stage.name}-exports`, workerTimeout: timeout },
    });
    this.variables = transferVariables(data, holdings, this);
    this.importing({ stage, data, holdings });
    this.matching({ stage, data, holdings });
    this.exporting({ stage, data, holdings });
  }

  private exporting({ stage, data, holdings }: TransferStackProps) {
    const worker = new AreaFunction(this, "WriteExports", {
      ...{ stage, area: "transfer", handler: "write-exports", timeout },
      environment: this.variables,
      // A collection of 50,000 items with the words of its cards, and a core to write them.
      memoryMb: 1_769,
    });
    letReadHoldings(worker, data, holdings.work);
    data.work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
    data.artifacts.grantFolder(
      ...([worker, exportsFolder] as const),
      ...(["s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject"] as const),
    );
    new QueueWorker(this, "Exporting", {
      ...{ work: this.exports, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.export,
      impact: "somebody waits for a file of their collections that is not written.",
    });
  }

  private importing({ stage, data, holdings }: TransferStackProps) {
    const worker = new AreaFunction(this, "RunImports", {
      ...{ stage, area: "transfer", handler: "run-imports", timeout },
      environment: this.variables,
      // It holds both catalogues to look rows up in, and a file of 20 MB with its rows.
      memoryMb: 3_008,
    });
    letReadHoldings(worker, data, holdings.work);
    data.users.grant(
      worker,
      ...(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"] as const),
      ...(["dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"] as const),
      ...(["dynamodb:BatchWriteItem", "dynamodb:PartiQLInsert"] as const),
    );
    data.pictures.grant(worker, "dynamodb:BatchGetItem");
    data.artifacts.grantFolder(worker, importsFolder, "s3:GetObject", "s3:PutObject");
    data.artifacts.grantLooking(worker, importsFolder);
    new QueueWorker(this, "Importing", {
      ...{ work: this.imports, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.import,
      impact: "somebody waits for the preview of a file, or for its copies to come.",
    });
  }

  /** Everybody's shelf when the catalogue has grown, and one's own when they ask for it. */
  private matching({ stage, data, holdings }: TransferStackProps) {
    const worker = new AreaFunction(this, "MatchShelves", {
      ...{ stage, area: "transfer", handler: "match-shelves", timeout },
      environment: this.variables,
      memoryMb: 1_769,
      sendsToItself: {
        boundedBy:
          "an index sends a message a shard, each of these a hundred users and the next page",
      },
    });
    letReadHoldings(worker, data, holdings.work);
    data.users.grant(worker, "dynamodb:UpdateItem", "dynamodb:DeleteItem");
    data.events.grantPutEventsTo(worker);
    this.shelves.queue.grant(worker, "sqs:SendMessage");
    new QueueWorker(this, "Matching", {
      ...{ work: this.shelves, worker, starts: data.work },
      maxConcurrency: stage.workers.concurrency.import,
      impact: "rows on shelves stay there although the catalogue has their cards by now.",
    });
    new EventSubscription(this, "Events", {
      ...{ bus: data.events, stageName: stage.name, consumer: "shelves", work: this.shelves },
    });
  }
}

const timeout = Duration.minutes(5);

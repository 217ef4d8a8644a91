import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { heldFolder } from "#schemas/storage/held-files.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import { letReadNewestPrices } from "./area-grants.ts";
import type { DataStack } from "./data-stack.ts";

/** Whole collections, with the search indexes that tell of their cards and the newest prices. */
export function letReadHoldings(
  worker: LambdaFunction,
  data: DataStack,
  { queue }: Pick<WorkQueue, "queue">,
) {
  const { users, catalog, lake, artifacts } = data;
  catalog.grant(worker, "dynamodb:BatchGetItem", "dynamodb:Query");
  users.grant(worker, "dynamodb:BatchGetItem", "dynamodb:Query");
  artifacts.grantFolder(worker, heldFolder, "s3:GetObject");
  // To tell a file that is not there from one that must not be read.
  artifacts.grantLooking(worker, heldFolder);
  queue.grant(worker, "sqs:SendMessage");
  lake.grantFolder(worker, "indexes/", "s3:GetObject");
  letReadNewestPrices(worker, data);
}

import { heldFolder } from "#schemas/storage/held-files.ts";
import { letReadNewestPrices } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { HoldingsStack } from "../holdings-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads whole collections, with the search indexes that tell of their cards and the newest prices. */
export function holdingsArea(
  { http }: ApiPlace,
  data: DataStack,
  { variables, work }: HoldingsStack,
) {
  const { users, catalog, lake, artifacts } = data;
  const worker = http.area("holdings", variables);
  catalog.grant(worker, "dynamodb:BatchGetItem", "dynamodb:Query");
  users.grant(worker, "dynamodb:BatchGetItem", "dynamodb:Query");
  artifacts.grantFolder(worker, heldFolder, "s3:GetObject");
  // To tell a file that is not there from one that must not be read.
  artifacts.grantLooking(worker, heldFolder);
  work.queue.grant(worker, "sqs:SendMessage");
  lake.grantFolder(worker, "indexes/", "s3:GetObject");
  letReadNewestPrices(worker, data);
}

import { letLookUpIds, letNoteInterest, letReadPrices } from "../area-grants.ts";
import { collectionsVariables } from "../collections-settings.ts";
import type { CollectionsStack } from "../collections-stack.ts";
import type { DataStack } from "../data-stack.ts";
import type { ApiPlace } from "./api-place.ts";

export function collectionsArea(
  { http }: ApiPlace,
  data: DataStack,
  { deletions }: CollectionsStack,
) {
  const worker = http.area("collections", collectionsVariables(data, deletions));
  letNoteInterest(worker, data);
  data.catalog.grant(worker, "dynamodb:BatchGetItem");
  letLookUpIds(worker, data);
  // Whether copies may have a picture: whether it is their owner's.
  data.pictures.grant(worker, "dynamodb:BatchGetItem");
  letReadPrices(worker, data.lake);
  data.users.grant(
    worker,
    "dynamodb:GetItem",
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
    "dynamodb:PutItem",
    "dynamodb:PartiQLInsert",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:ConditionCheckItem",
  );
  deletions.queue.grant(worker, "sqs:SendMessage");
}

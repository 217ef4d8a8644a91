import { exportsFolder } from "#schemas/storage/export-items.ts";
import { importsFolder } from "#schemas/storage/import-files.ts";
import { letLookUpIds } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { TransferStack } from "../transfer-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Begins, shows and confirms imports, and has files written; what takes time, the workers of the transfer stack do. */
export function transferArea(
  { http }: ApiPlace,
  { variables, imports, shelves, exports }: TransferStack,
  data: DataStack,
) {
  const worker = http.area("transfer", variables);
  data.users.grant(
    worker,
    ...([
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:PutItem",
      "dynamodb:BatchWriteItem",
    ] as const),
    ...(["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"] as const),
  );
  // Whether a card that somebody chooses has such a variant.
  data.catalog.grant(worker, "dynamodb:BatchGetItem");
  letLookUpIds(worker, data);
  // Addresses to upload to are signed with leave to do so, and pasted text is put there.
  data.artifacts.grantFolder(worker, importsFolder, "s3:GetObject", "s3:PutObject");
  data.artifacts.grantLooking(worker, importsFolder);
  data.work.grant(
    worker,
    ...(["dynamodb:GetItem", "dynamodb:Query"] as const),
    ...(["dynamodb:PutItem", "dynamodb:DeleteItem"] as const),
  );
  // Addresses of files are signed with leave to read them; a file goes with its export.
  data.artifacts.grantFolder(worker, exportsFolder, "s3:GetObject", "s3:DeleteObject");
  exports.queue.grant(worker, "sqs:SendMessage");
  imports.queue.grant(worker, "sqs:SendMessage");
  shelves.queue.grant(worker, "sqs:SendMessage");
}

import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { currentPricesFolder } from "#schemas/storage/current-prices.ts";
import { type BookShelf, dayShelf, hourShelf } from "#schemas/storage/price-books.ts";
import type { DataStack } from "./data-stack.ts";

/** That people look at cards, or have them: what is asked for hourly follows from it [ING-1]. */
export function letNoteInterest(worker: LambdaFunction, { work }: Pick<DataStack, "work">) {
  work.grant(worker, "dynamodb:UpdateItem");
}

/** Parts of price books; where they lie is in the catalogue's table. */
export function letReadPrices(worker: LambdaFunction, lake: DataStack["lake"]) {
  letReadBooks(worker, lake, dayShelf);
}

/** The same of prices by the hour. */
export function letReadHours(worker: LambdaFunction, lake: DataStack["lake"]) {
  letReadBooks(worker, lake, hourShelf);
}

function letReadBooks(worker: LambdaFunction, lake: DataStack["lake"], { folder }: BookShelf) {
  lake.grantFolder(worker, folder, "s3:GetObject");
  lake.grantLooking(worker, folder);
}

/** What cards cost at present: the pointer and reference rates, and the file itself. */
export function letReadNewestPrices(
  worker: LambdaFunction,
  { catalog, lake }: Pick<DataStack, "catalog" | "lake">,
) {
  catalog.grant(worker, "dynamodb:GetItem");
  lake.grantFolder(worker, currentPricesFolder, "s3:GetObject");
  // To tell a file that is not there from one that must not be read.
  lake.grantLooking(worker, currentPricesFolder);
}

/** Which printing an id of another source means: where the table of ids lies, and the table itself. */
export function letLookUpIds(
  worker: LambdaFunction,
  { catalog, lake }: Pick<DataStack, "catalog" | "lake">,
) {
  catalog.grant(worker, "dynamodb:GetItem");
  lake.grantFolder(worker, "indexes/", "s3:GetObject");
}

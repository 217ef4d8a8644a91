import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { s3PriceBooks } from "#functions/prices/books/s3-price-books.ts";

export const lakeBucket = "cardlake-local-lake-000000000000-us-east-1";

/** The price books of a local cloud, as its functions keep them. */
export const deployedBooks = ({ clients: { s3, dynamo } }: LocalCloud) =>
  s3PriceBooks(
    { s3, dynamo: DynamoDBDocumentClient.from(dynamo) },
    { bucket: lakeBucket, table: "cardlake-local-catalog" },
  );

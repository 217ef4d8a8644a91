import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { unlessRefused } from "./conditional.ts";

interface Versioned {
  readonly version: string;
}

/** Puts an item in the place of what was read; `overtaken` where something else lies there by now. */
export const putOver = (
  client: DynamoDBDocumentClient,
  TableName: string,
  Item: Versioned & { readonly pk: string; readonly sk: string },
  read: Versioned | undefined,
): Promise<"published" | "overtaken"> =>
  unlessRefused(
    client.send(
      new PutCommand({
        ...{ TableName, Item },
        ...(read
          ? {
              ConditionExpression: "version = :read",
              ExpressionAttributeValues: { ":read": read.version },
            }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      }),
    ),
    "published",
    "overtaken",
  );

import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { unlessRefused } from "./conditional.ts";

interface Built {
  readonly pk: string;
  readonly sk: string;
  /** When what it tells of began to be built: ISO 8601, so that texts sort as moments. */
  readonly builtAt: string;
}

/** Puts an item, unless one lies there of which the building began later. */
export const putNewest = (
  client: DynamoDBDocumentClient,
  TableName: string,
  Item: Built,
): Promise<"published" | "older"> =>
  unlessRefused(
    client.send(
      new PutCommand({
        ...{ TableName, Item },
        ConditionExpression: "attribute_not_exists(pk) OR builtAt <= :builtAt",
        ExpressionAttributeValues: { ":builtAt": Item.builtAt },
      }),
    ),
    "published",
    "older",
  );

import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";

/** Reasons that mean that a twin was here; whatever else cancels a transaction is a fault. */
const lost = new Set(["None", "ConditionalCheckFailed", "TransactionConflict"]);

/** Writes items that must not be there yet: all of them, or none. */
export async function createInOneStep(
  client: DynamoDBDocumentClient,
  TableName: string,
  items: readonly Record<string, unknown>[],
): Promise<"created" | "taken"> {
  const TransactItems = items.map((Item) => ({
    Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" },
  }));
  try {
    await client.send(new TransactWriteCommand({ TransactItems }));
    return "created";
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    if (reasons.every(({ Code }) => lost.has(Code ?? "None"))) return "taken";
    throw error;
  }
}

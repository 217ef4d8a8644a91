import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";

/** Reasons that mean «somebody else was here»; whatever else cancels a transaction is a fault. */
const lost = new Set(["None", "ConditionalCheckFailed", "TransactionConflict"]);

/** Reasons, and errors of single writes, that mean «no more at this moment»: a partition takes 1,000 write units a second. */
export const throttlings: ReadonlySet<string> = new Set([
  ...["ThrottlingError", "ProvisionedThroughputExceeded", "ThrottlingException"],
  ...["ProvisionedThroughputExceededException", "RequestLimitExceeded"],
]);

/** Whether a write failed only because the table takes no more at this moment. */
export const isThrottled = (error: unknown): boolean =>
  error instanceof Error && throttlings.has(error.name);

export type TransactionWrite = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Writes everything or nothing; `lost` when a condition did not hold or another writer was there. */
export async function transact(
  client: DynamoDBDocumentClient,
  writes: readonly TransactionWrite[],
): Promise<"written" | "lost"> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
    return "written";
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    if (reasons.every(({ Code }) => lost.has(Code ?? "None"))) return "lost";
    throw error;
  }
}

/** The same for a caller that reads and tries again some moments later: `lost` also when the table takes no more at this moment. */
export async function transactUnlessBusy(
  client: DynamoDBDocumentClient,
  writes: readonly TransactionWrite[],
): Promise<"written" | "lost"> {
  try {
    return await transact(client, writes);
  } catch (error) {
    if (isThrottled(error)) return "lost";
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
    const isBusy = codes.every((code) => lost.has(code) || throttlings.has(code));
    if (isBusy) return "lost";
    throw error;
  }
}

/** The write of an item whose key must be free. */
export const newItem = (TableName: string, Item: Record<string, unknown>): TransactionWrite => ({
  Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" },
});

/** When DynamoDB may forget what is remembered for so long. */
export const expiryOf = (at: string, seconds: number): number =>
  Math.floor(Date.parse(at) / 1000 + seconds);

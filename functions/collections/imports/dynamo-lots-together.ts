import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { isThrottled, type TransactionWrite, throttlings } from "#shared/aws/transaction.ts";
import { gathered } from "#shared/kernel/gathered.ts";

/** What came of one lot: `other` where it is not what was read, `busy` where it may be written at another moment. */
export type LotWritten = "written" | "other" | "busy";

/** Most lots of one call, half of what a transaction takes, and how long the first one waits for others. */
const together = { most: 50, waitMs: 1 };
const busy: ReadonlySet<string> = new Set(["None", "TransactionConflict", ...throttlings]);

/**
 * Writes lots, each on a condition of its own; those that are asked for at the same moment go in one transaction, which takes a tenth of the processor time
 * that a call for each does. Where one of them cannot be, none of that call is written: that one is `other`, and its neighbours are `busy`.
 */
export const dynamoLotsTogether = (
  client: DynamoDBDocumentClient,
): ((write: TransactionWrite) => Promise<LotWritten>) =>
  gathered(async (writes: readonly TransactionWrite[]) => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return writes.map((): LotWritten => "written");
    } catch (error) {
      if (isThrottled(error)) return writes.map((): LotWritten => "busy");
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      return writes.map((_write, at) => outcomeOf(reasons[at]?.Code, error));
    }
  }, together);

function outcomeOf(code: string | undefined, error: Error): LotWritten {
  if (code === "ConditionalCheckFailed") return "other";
  if (code !== undefined && busy.has(code)) return "busy";
  throw error;
}

import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type * as z from "zod";
import { correlationAttribute, isCorrelationId } from "#schemas/observability/correlation.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { log } from "#shared/observability/log.ts";

/**
 * Makes a Lambda handler of a table's stream, for items that are new.
 *
 * Records that do not match the schema are none of the handler's business: other items live in the
 * same table, and one odd record must not hold up the stream. All that match and were written for the
 * same cause are handed over at once. A failure is thrown, and the stream delivers the batch again.
 */
export function streamHandler<Item, Runtime>(
  schema: z.ZodType<Item>,
  runtime: () => Promise<Runtime>,
  run: (items: readonly Item[], runtime: Runtime) => Promise<LogReport | undefined>,
) {
  const work = async (records: readonly DynamoDBRecord[]): Promise<void> => {
    const startedMs = performance.now();
    const items = records.flatMap(({ eventName, dynamodb }) => {
      if (eventName !== "INSERT") return [];
      const { success, data } = schema.safeParse(dynamodb?.NewImage);
      return success ? [data] : [];
    });
    const counts = () => ({
      records: records.length,
      taken: items.length,
      durationMs: Math.round(performance.now() - startedMs),
    });
    try {
      const report = items.length > 0 ? await run(items, await runtime()) : undefined;
      log("stream handled", counts(), report);
    } catch (error) {
      log("stream failed", { ...counts(), error });
      throw error;
    }
  };
  return async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    for (const [cause, records] of Map.groupBy(Records, causeOf)) {
      await runWith(cause, () => work(records));
    }
  };
}

/** The cause that the writer noted; an item without one begins one of its own. */
function causeOf({ dynamodb, eventID = "unknown-record" }: DynamoDBRecord): string {
  const noted = dynamodb?.NewImage?.[correlationAttribute]?.S;
  return isCorrelationId(noted) ? noted : eventID;
}

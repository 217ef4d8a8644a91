import type { DynamoDBStreamEvent } from "aws-lambda";
import type * as z from "zod";
import { logger } from "#shared/observability/logger.ts";

/**
 * Makes a Lambda handler of a table's stream, for items that are new.
 *
 * Records that do not match the schema are none of the handler's business: other items live in the
 * same table, and one odd record must not hold up the stream. All that match are handed over at
 * once. A failure is thrown, and the stream delivers the batch again.
 */
export function streamHandler<Item, Runtime>(
  schema: z.ZodType<Item>,
  runtime: () => Promise<Runtime>,
  run: (items: readonly Item[], runtime: Runtime) => Promise<object | undefined>,
) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    const startedMs = performance.now();
    const items = Records.flatMap(({ eventName, dynamodb }) => {
      if (eventName !== "INSERT") return [];
      const { success, data } = schema.safeParse(dynamodb?.NewImage);
      return success ? [data] : [];
    });
    const report = items.length > 0 ? await run(items, await runtime()) : undefined;
    logger.info("stream handled", {
      records: Records.length,
      taken: items.length,
      durationMs: Math.round(performance.now() - startedMs),
      ...report,
    });
  };
}

import * as z from "zod";

/**
 * What Lambda writes down of a batch of a table's stream that its function failed for good: where the
 * records lie, not what they hold. The stream forgets them after a day.
 */
export const MissedBatch = z.object({
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string().regex(/^\d+$/),
    endSequenceNumber: z.string().regex(/^\d+$/),
    streamArn: z.string().startsWith("arn:"),
  }),
});
export type MissedBatch = z.output<typeof MissedBatch>;

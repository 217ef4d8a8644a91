import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Clock } from "#shared/kernel/clock.ts";
import type { DueStore, Later } from "./later.ts";
import { sqsToTell } from "./sqs-to-tell.ts";

/** SQS delays a message by so much at most. */
const longestDelayMs = 15 * 60_000;

/**
 * Waits for a quarter of an hour in the queue, and for anything longer in the table. What lies there is put down before the part that it is
 * due in can be swept: that is ten minutes away at least.
 */
export const sqsLater = (
  sqs: Pick<SQSClient, "send">,
  queueUrl: string,
  { due, clock }: { readonly due: DueStore; readonly clock: Clock },
): Later => ({
  async at(message, moment) {
    const waitMs = moment.getTime() - clock().getTime();
    if (waitMs > longestDelayMs) return due.put(message, moment);
    const delaySeconds = Math.max(0, Math.ceil(waitMs / 1000));
    return sqsToTell(sqs, queueUrl)([{ message, delaySeconds }]);
  },
});

import { ChangeMessageVisibilityCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { QueueEnv } from "#schemas/env.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";

/** SQS keeps a message hidden for twelve hours at most. */
const longestDelaySeconds = 43_200;
/** SQS attribute values share the message's 1 MiB; a reason is a sentence, not a stack. */
const longestReason = 2_000;

/** The queue that a worker empties, as far as failures are concerned. */
export interface DeadLetters {
  /** How often a message is tried before it is buried. */
  readonly maxAttempts: number;
  /** Puts a message among the dead letters, with the reason as message attributes. */
  bury(body: string, why: { reason: string; errorClass: string }): Promise<void>;
  /** Hides a message for so long before it is delivered again. */
  delay(receiptHandle: string, seconds: number): Promise<void>;
}

export function sqsDeadLetters({
  QUEUE_URL,
  DEAD_LETTERS_URL,
  MAX_ATTEMPTS,
}: Omit<QueueEnv, "STARTS_TABLE">): DeadLetters {
  const sqs = new SQSClient();
  return {
    maxAttempts: MAX_ATTEMPTS,

    async bury(body, why) {
      const reason = visible(why.reason).slice(0, longestReason) || "unknown";
      const attributes = { reason, errorClass: why.errorClass };
      await sendMessage(sqs, DEAD_LETTERS_URL, { body, attributes });
    },

    async delay(receiptHandle, seconds) {
      const VisibilityTimeout = Math.min(Math.max(Math.ceil(seconds), 0), longestDelaySeconds);
      await sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: QUEUE_URL,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout,
        }),
      );
    },
  };
}

/** SQS refuses control characters in attribute values. */
const visible = (text: string) => text.replace(/\p{Cc}+/gu, " ").trim();

import { ChangeMessageVisibilityCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { QueueEnv } from "#schemas/env.ts";
import { callLimits } from "#shared/aws/clients.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";

/**
 * SQS keeps a message hidden for twelve hours at most, counted from when it was received, and refuses
 * what goes beyond. A function that received it has used up a quarter of an hour by now at most.
 */
const longestDelaySeconds = 12 * 3_600 - 15 * 60;
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
  const sqs = new SQSClient(callLimits);
  return {
    maxAttempts: MAX_ATTEMPTS,

    async bury(body, why) {
      const reason = reasonText(why.reason);
      const attributes = { reason, errorClass: why.errorClass };
      await sendMessage(sqs, DEAD_LETTERS_URL, { body, attributes });
    },

    async delay(receiptHandle, seconds) {
      const VisibilityTimeout = hiddenSeconds(seconds);
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

/** A wait as SQS takes it: whole seconds, and no longer than is left of the twelve hours. */
export const hiddenSeconds = (seconds: number): number =>
  Math.min(Math.max(Math.ceil(seconds), 0), longestDelaySeconds);

/**
 * A reason as SQS takes it for an attribute: a letter that is refused would never be buried. Control
 * characters, U+FFFE, U+FFFF and halves of surrogate pairs are none of its characters, so that they
 * are taken out, and the text is not cut within a pair.
 */
export const reasonText = (text: string): string =>
  text
    .slice(0, longestReason)
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFD-\uFFFF]+/gu, " ")
    .trim() || "unknown";

import type { SQSClient } from "@aws-sdk/client-sqs";
import type { ToTell } from "#schemas/messages/notice-stored.ts";
import { sendMessages } from "#shared/aws/sqs-sending.ts";

interface Waiting {
  readonly message: ToTell;
  /** @default 0 */
  readonly delaySeconds?: number;
}

/**
 * Sends what there is to tell over a queue, each with whose it is: a receiver that takes its time holds a worker for as long as it may, and with a
 * thousand notices would hold all of them while everybody else waits.
 */
export const sqsToTell =
  (sqs: Pick<SQSClient, "send">, queueUrl: string) =>
  (messages: readonly Waiting[]): Promise<void> =>
    sendMessages(
      sqs,
      queueUrl,
      messages.map(({ message, delaySeconds = 0 }) => ({
        ...{ body: message, delaySeconds, owner: message.userId },
      })),
    );

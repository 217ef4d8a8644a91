import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { CollectionDiscarded } from "#schemas/messages/collection-discarded.ts";
import type { Deletions } from "./deletions.ts";

/** Asks over a queue. */
export const sqsDeletions = (sqs: SQSClient, queueUrl: string): Deletions => ({
  async request({ userId, collectionId }, delaySeconds) {
    const message: CollectionDiscarded = { userId, collectionId };
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(message),
        DelaySeconds: delaySeconds,
      }),
    );
  },
});

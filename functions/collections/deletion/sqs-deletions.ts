import type { SQSClient } from "@aws-sdk/client-sqs";
import type { CollectionDiscarded } from "#schemas/messages/collection-discarded.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import type { Deletions } from "./deletions.ts";

/** Asks over a queue. */
export const sqsDeletions = (sqs: SQSClient, queueUrl: string): Deletions => ({
  async request({ userId, collectionId }, delaySeconds) {
    const body: CollectionDiscarded = { userId, collectionId };
    await sendMessage(sqs, queueUrl, { body, delaySeconds });
  },
});

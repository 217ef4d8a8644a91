import type { SQSClient } from "@aws-sdk/client-sqs";
import { sendMessages } from "#shared/aws/sqs-sending.ts";
import type { WorkQueues } from "./work-queues.ts";

export interface QueueUrls {
  readonly fetch: string;
  readonly normalize: string;
}

/** Sends work over SQS. */
export const sqsWorkQueues = (client: SQSClient, urls: QueueUrls): WorkQueues => ({
  fetch: (messages) =>
    sendMessages(
      client,
      urls.fetch,
      messages.map((body) => ({ body })),
    ),
  normalize: (messages) =>
    sendMessages(
      client,
      urls.normalize,
      messages.map((body) => ({ body })),
    ),
  replay: (messages) =>
    sendMessages(
      client,
      urls.normalize,
      messages.map((body) => ({ body })),
    ),
});

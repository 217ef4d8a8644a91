import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { WorkQueues } from "./work-queues.ts";

/** SQS delays a message by a quarter of an hour at most. */
const longestDelaySeconds = 900;
const batchSize = 10;

export interface QueueUrls {
  readonly fetch: string;
  readonly normalize: string;
  readonly index: string;
}

/** Sends work over SQS. */
export function sqsWorkQueues(client: SQSClient, urls: QueueUrls): WorkQueues {
  const batch = async (url: string, messages: readonly object[], delaySeconds = 0) => {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: messages.map((message, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          ...(delaySeconds > 0 && { DelaySeconds: Math.min(delaySeconds, longestDelaySeconds) }),
        })),
      }),
    );
    const [first] = Failed;
    // The caller's message comes back, and everything is sent again: receivers do not mind.
    if (first) throw new Error(`${Failed.length} messages were not sent: ${first.Message}`);
  };
  const send = async (url: string, messages: readonly object[], delaySeconds?: number) => {
    for (let at = 0; at < messages.length; at += batchSize) {
      await batch(url, messages.slice(at, at + batchSize), delaySeconds);
    }
  };
  return {
    fetch: (messages, delaySeconds) => send(urls.fetch, messages, delaySeconds),
    normalize: (messages) => send(urls.normalize, messages),
    async index(message) {
      await client.send(
        new SendMessageCommand({ QueueUrl: urls.index, MessageBody: JSON.stringify(message) }),
      );
    },
  };
}

import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from "@aws-sdk/client-sqs";

/** Messages that wait or are being handled, in all queues of the local stage's pipeline together. */
export async function messagesIn(sqs: SQSClient): Promise<number> {
  const counts = await Promise.all(
    ["fetch", "normalize", "index", "prices"].map(async (name) => {
      const QueueUrl = await queueUrl(sqs, name);
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
      );
      return (
        Number(Attributes["ApproximateNumberOfMessages"]) +
        Number(Attributes["ApproximateNumberOfMessagesNotVisible"]) +
        Number(Attributes["ApproximateNumberOfMessagesDelayed"])
      );
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** @param name as the pipeline calls it: `fetch` */
export async function queueUrl(sqs: SQSClient, name: string): Promise<string> {
  const command = new GetQueueUrlCommand({ QueueName: `cardlake-local-${name}` });
  const { QueueUrl = "" } = await sqs.send(command);
  return QueueUrl;
}

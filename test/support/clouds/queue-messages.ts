import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from "@aws-sdk/client-sqs";

const pipeline = ["fetch", "normalize", "index", "prices"];

/**
 * Messages that wait or are being handled, in some queues of the local stage together.
 *
 * @param names as those who make them call them. @default those of the pipeline
 */
export async function messagesIn(
  sqs: SQSClient,
  names: readonly string[] = pipeline,
): Promise<number> {
  const counts = await Promise.all(
    names.map(async (name) => {
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

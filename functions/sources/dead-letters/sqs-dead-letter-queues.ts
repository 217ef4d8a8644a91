import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import { noSuchQueue } from "../errors.ts";
import type { DeadLetterQueues } from "./dead-letter-queues.ts";

export interface QueuePair {
  readonly queue: string;
  readonly deadLetters: string;
}

/** Long enough to send a batch on; a letter that was not sent on shows up again after it. */
const hiddenSeconds = 30;

/** Looks after the queues of the pipeline by receive, send and delete. */
export function sqsDeadLetterQueues(
  client: SQSClient,
  pairs: Readonly<Record<string, QueuePair>>,
): DeadLetterQueues {
  const names = Object.keys(pairs);
  const pairOf = (name: string) => {
    const pair = Object.hasOwn(pairs, name) ? pairs[name] : undefined;
    if (!pair) throw noSuchQueue(name, names);
    return pair;
  };
  const attributes = async (url: string) => {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: [
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed",
        ],
      }),
    );
    return {
      waiting: Number(Attributes["ApproximateNumberOfMessages"] ?? 0),
      inFlight: Number(Attributes["ApproximateNumberOfMessagesNotVisible"] ?? 0),
      delayed: Number(Attributes["ApproximateNumberOfMessagesDelayed"] ?? 0),
    };
  };

  /** Sent before it is deleted: a letter may come twice, and is never lost. */
  const sendOn = async ({ queue, deadLetters }: QueuePair, most: number): Promise<number> => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: deadLetters,
        MaxNumberOfMessages: Math.min(10, most),
        VisibilityTimeout: hiddenSeconds,
        MessageAttributeNames: [correlationAttribute],
      }),
    );
    for (const letter of Messages) {
      const { ReceiptHandle } = letter;
      await sendMessage(client, queue, { body: letter.Body ?? "", ...causeOf(letter) });
      await client.send(new DeleteMessageCommand({ QueueUrl: deadLetters, ReceiptHandle }));
    }
    return Messages.length;
  };

  return {
    names: () => names,
    async depth(name) {
      const { queue, deadLetters } = pairOf(name);
      const [work, dead] = await Promise.all([attributes(queue), attributes(deadLetters)]);
      return { name, ...work, deadLetters: dead.waiting };
    },
    async redrive(name, limit) {
      const pair = pairOf(name);
      let moved = 0;
      while (moved < limit) {
        const count = await sendOn(pair, limit - moved);
        if (count === 0) break;
        moved += count;
      }
      return moved;
    },
  };
}

/** A letter goes on for the cause that it was written for, whoever sends it on its way again. */
const causeOf = ({ MessageAttributes, MessageId }: Message) => ({
  correlationId: MessageAttributes?.[correlationAttribute]?.StringValue ?? MessageId,
});

import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { QueuePair, QueuePairs } from "./queue-pairs.ts";
import type { CallFollower, DeadLetter, Queues } from "./queues.ts";

/** Longer than a call may take: a letter that was not sent on shows up again after it. */
const hiddenSeconds = 60;
/** API Gateway waits 29 seconds for an answer. */
const patienceMs = 20_000;
/**
 * A long poll asks all servers of a queue, a short one only some: only a long one that brings nothing
 * says that there is nothing.
 */
const pollSeconds = 1;

export interface QueueOptions {
  /** By their addresses. */
  readonly pairs: QueuePairs;
  readonly callFollower: CallFollower;
  readonly clock: Clock;
}

/**
 * Looks after queues by receive, send and delete. StartMessageMoveTask would move letters as well,
 * but without a limit, without saying how many when it returns, and with the reasons on them; and
 * not every cloud that we run on has it.
 */
export function sqsQueues(client: SQSClient, { pairs, callFollower, clock }: QueueOptions): Queues {
  const pairOf = (name: string): QueuePair => {
    const pair = ownValue(pairs, name);
    if (!pair) throw new RangeError(`There is no queue "${name}".`);
    return pair;
  };

  /** Hides letters and hands them over, batch by batch, until none is left or it is enough. */
  async function* batches(QueueUrl: string, most: number): AsyncGenerator<readonly Message[]> {
    const endMs = clock().getTime() + patienceMs;
    for (let left = most; left > 0 && clock().getTime() < endMs; ) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(10, left),
          WaitTimeSeconds: pollSeconds,
          VisibilityTimeout: hiddenSeconds,
          MessageAttributeNames: ["All"],
          MessageSystemAttributeNames: ["SentTimestamp"],
        }),
      );
      if (Messages.length === 0) return;
      left -= Messages.length;
      yield Messages;
    }
  }

  const showAgain = async (QueueUrl: string, messages: readonly Message[]) => {
    const Entries = messages.map(({ ReceiptHandle }, index) => ({
      ...{ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 },
    }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  };

  /** Sent, or done, before it is deleted: a letter may come twice, and is never lost. */
  const sendOn = async (pair: QueuePair, letter: Message) => {
    const { Body = "", ReceiptHandle, MessageAttributes = {}, MessageId } = letter;
    if ("follower" in pair) await callFollower(pair.follower, Body);
    else {
      // It goes on for the cause that it was written for, whoever sends it on its way again.
      const correlationId = MessageAttributes[correlationAttribute]?.StringValue ?? MessageId;
      await sendMessage(client, pair.queue, { body: Body, correlationId });
    }
    await client.send(new DeleteMessageCommand({ QueueUrl: pair.deadLetters, ReceiptHandle }));
  };

  return {
    names: Object.keys(pairs),

    async depth(name) {
      const pair = pairOf(name);
      const [work, dead] = await Promise.all([
        // How much waits in a stream, nobody says.
        "queue" in pair ? depthOf(client, pair.queue) : { waiting: 0, inFlight: 0, delayed: 0 },
        depthOf(client, pair.deadLetters),
      ]);
      return { name, ...work, deadLetters: dead.waiting };
    },

    async lettersOf(name) {
      const { waiting, inFlight } = await depthOf(client, pairOf(name).deadLetters);
      return waiting + inFlight;
    },

    async letters(name, most) {
      const { deadLetters } = pairOf(name);
      const hidden: (readonly Message[])[] = [];
      try {
        for await (const batch of batches(deadLetters, most)) hidden.push(batch);
      } finally {
        await Promise.all(hidden.map((batch) => showAgain(deadLetters, batch)));
      }
      return hidden
        .flat()
        .map(letterOf)
        .sort((a, b) => (`${a.sentAt} ${a.id}` < `${b.sentAt} ${b.id}` ? -1 : 1));
    },

    async redrive(name, limit) {
      const pair = pairOf(name);
      let moved = 0;
      for await (const batch of batches(pair.deadLetters, limit)) {
        await Promise.all(batch.map((letter) => sendOn(pair, letter)));
        moved += batch.length;
      }
      return moved;
    },
  };
}

async function depthOf(client: SQSClient, QueueUrl: string) {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
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
}

const letterOf = ({ MessageId = "", Body = "", ...letter }: Message): DeadLetter => ({
  id: MessageId,
  sentAt: new Date(Number(letter.Attributes?.SentTimestamp ?? 0)).toISOString(),
  reason: letter.MessageAttributes?.["reason"]?.StringValue,
  errorClass: letter.MessageAttributes?.["errorClass"]?.StringValue,
  body: Body,
});

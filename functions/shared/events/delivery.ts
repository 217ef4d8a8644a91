import type { Context, SQSRecord } from "aws-lambda";
import type { ComeBack } from "#shared/kernel/come-back.ts";
import type { WorkerQueue } from "./worker-queue.ts";

/** What a worker may want to know of the delivery that it handles. */
export interface Delivery {
  readonly messageId: string;
  /** Which try this is: 1 at first; deliveries that only waited or were throttled do not count. */
  readonly attempt: number;
  /** How often SQS has delivered the message, for whatever reason. */
  readonly receives: number;
  /** Whether a failure now sends the message to the dead letters. */
  readonly isLast: boolean;
  /** What was left of the worker's time when it began, in milliseconds. */
  readonly leftMs: number;
}

/** Of what Lambda says of a call, what a worker needs. */
export type WorkerContext = Pick<Context, "getRemainingTimeInMillis">;

/** A worker whose time was over so long ago is dead. */
const surelyDeadSeconds = 10;

/**
 * Begins one more try at a message, and hides it for as long as the worker can live. Queues hide
 * messages for longer, because calls that are throttled wait that long for their turn; a message whose
 * worker died must not.
 */
export async function begun(
  record: SQSRecord,
  leftMs: number,
  { deadLetters, starts }: WorkerQueue,
): Promise<Delivery> {
  // Refused for a message that shows already: then it is no longer this worker's.
  await deadLetters.delay(record.receiptHandle, leftMs / 1000 + surelyDeadSeconds);
  const attempt = await starts.begin(record.messageId);
  return {
    messageId: record.messageId,
    attempt,
    receives: Number(record.attributes.ApproximateReceiveCount),
    isLast: attempt >= deadLetters.maxAttempts,
    leftMs,
  };
}

/** Hides a message that waits for something; it loses no try. */
export async function comeBack(
  { messageId, receiptHandle }: SQSRecord,
  { afterSeconds }: ComeBack,
  { deadLetters, starts }: WorkerQueue,
): Promise<void> {
  await Promise.all([starts.forgive(messageId), deadLetters.delay(receiptHandle, afterSeconds)]);
}

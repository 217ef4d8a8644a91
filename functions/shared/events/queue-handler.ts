import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { log } from "#shared/observability/log.ts";
import { begun, comeBack, type Delivery, type WorkerContext } from "./delivery.ts";
import { jsonOf, parsed, reasonOf } from "./message-body.ts";
import { causeOf } from "./message-cause.ts";
import { queueOfEnvironment, type WorkerQueue } from "./worker-queue.ts";

/** What a worker says of a message: a report, or that it is to come back. */
type Answer = LogReport | ComeBack | undefined;

export interface QueueHandlerOptions<Message, Runtime> {
  /**
   * Tells the area that a message is about to go to the dead letters: whoever waits for it must
   * learn that it failed. Also called for a message that killed its worker each time it was tried.
   * May be called again for the same message.
   */
  readonly giveUp?: (message: Message, runtime: Runtime, reason: string) => Promise<void>;
  /** The cause that a message names in its body, where its sender can set no attributes. */
  readonly causeIn?: (body: unknown) => string | undefined;
  /** @default what the environment names */
  readonly queue?: () => Promise<WorkerQueue>;
}

/**
 * Makes a Lambda handler of one kind of queue message.
 *
 * Messages of a batch run side by side, each on behalf of its own cause. One that fails goes back to the queue alone; one that is to
 * come back stays hidden for so long and loses no try; after the first failure it is tried again soon, and after later ones once a worker must be dead. After the last try, or at once when the error
 * is permanent or the message does not match its schema, it is given up: `giveUp`, then the
 * dead-letter queue with the attributes `reason` and `errorClass`. A worker that dies without a word
 * (out of time, out of memory) leaves a start that never ended; once there are too many of them, the
 * next delivery gives the message up before it works on it. Its message comes back when it must be dead:
 * queues hide messages for longer, because calls that are throttled wait that long for their turn.
 */
export function queueHandler<Message, Runtime>(
  schema: z.ZodType<Message>,
  runtime: () => Promise<Runtime>,
  run: (message: Message, runtime: Runtime, delivery: Delivery) => Promise<Answer>,
  {
    giveUp,
    causeIn = () => undefined,
    queue = queueOfEnvironment,
  }: QueueHandlerOptions<Message, Runtime> = {},
) {
  /** Answers whether the queue is to keep the message. */
  const one = async (record: SQSRecord, leftMs: number): Promise<boolean> => {
    const startedMs = performance.now();
    const { deadLetters, starts } = await queue();
    const delivery = await begun(record, leftMs, { deadLetters, starts });
    try {
      if (delivery.attempt > deadLetters.maxAttempts) throw died(deadLetters.maxAttempts);
      const report = await run(parsed(schema, record.body), await runtime(), delivery);
      const isBack = report instanceof ComeBack;
      if (isBack) await comeBack(record, report, { deadLetters, starts });
      // What came to its end may be delivered once more, and must not be counted as one more death.
      else if (delivery.attempt > 1) await starts.forgive(record.messageId);
      const { messageId, attempt, receives } = delivery;
      const durationMs = Math.round(performance.now() - startedMs);
      const fields = { messageId, attempt, receives, durationMs };
      if (isBack) {
        log("message waits", { ...fields, afterSeconds: report.afterSeconds }, report.report);
      } else log("message handled", fields, report);
      return isBack;
    } catch (error) {
      return failed(record, error, delivery);
    }
  };

  /** Answers whether the message must be tried again; else the dead letters have it. */
  const failed = async (record: SQSRecord, error: unknown, delivery: Delivery) => {
    const { deadLetters } = await queue();
    const errorClass = error instanceof MessageError ? error.errorClass : "transient";
    const isOver = errorClass === "permanent" || delivery.isLast;
    const outcome = isOver ? "dead_letter" : "retry";
    const { messageId, attempt, receives } = delivery;
    log("message failed", { messageId, attempt, receives, errorClass, outcome, error });
    if (!isOver) {
      const waitSeconds = waitAfter(error, attempt);
      if (waitSeconds !== undefined) await deadLetters.delay(record.receiptHandle, waitSeconds);
      return true;
    }
    // First whoever waits, then the letter: a death in between is made up for by the next delivery.
    const { success, data } = schema.safeParse(jsonOf(record.body));
    if (giveUp && success) await giveUp(data, await runtime(), reasonOf(error));
    await deadLetters.bury(record.body, { reason: reasonOf(error), errorClass });
    return false;
  };

  return async ({ Records }: SQSEvent, context: WorkerContext): Promise<SQSBatchResponse> => {
    const leftMs = context.getRemainingTimeInMillis();
    const outcomes = await Promise.allSettled(
      Records.map((record) => runWith(causeOf(record, causeIn), () => one(record, leftMs))),
    );
    return {
      batchItemFailures: outcomes.flatMap((outcome, index) => {
        const { messageId = "" } = Records[index] ?? {};
        if (outcome.status === "rejected") {
          // The rest of the batch must not come back because of this one; the queue keeps it.
          const error: unknown = outcome.reason;
          log("failure not recorded", { messageId, error });
          return [{ itemIdentifier: messageId }];
        }
        return outcome.value ? [{ itemIdentifier: messageId }] : [];
      }),
    };
  };
}

/** A call to AWS that failed once has mostly recovered by then. */
const soonSeconds = 10;

/** How long a message waits that has failed; undefined for as long as it is hidden already, which gives an outage the time to end. */
const waitAfter = (error: unknown, attempt: number): number | undefined =>
  (error instanceof MessageError ? error.retryAfterSeconds : undefined) ??
  (attempt === 1 ? soonSeconds : undefined);

const died = (times: number) =>
  new MessageError(
    "transient",
    `The worker ended without a word ${times} times, out of time or out of memory.`,
  );

import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import { queueEnv } from "#schemas/env.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { logger } from "#shared/observability/logger.ts";
import { type DeadLetters, sqsDeadLetters } from "./dead-letters.ts";

/** What a worker may want to know of the delivery that it handles. */
export interface Delivery {
  readonly messageId: string;
  /** 1 on the first delivery. */
  readonly attempt: number;
  /** Whether a failure now sends the message to the dead letters. */
  readonly isLast: boolean;
}

const fromEnvironment = lazy(async () => sqsDeadLetters(queueEnv.parse(process.env)));

/**
 * Makes a Lambda handler of one kind of queue message.
 *
 * Messages of a batch run side by side. One that fails goes back to the queue alone. After the last
 * attempt, or at once when the error is permanent or the message does not match its schema, it goes
 * to the dead-letter queue with the attributes `reason` and `errorClass`. The queue's own redrive
 * policy, one attempt later, catches what dies without a word (time-out, out of memory).
 */
export function queueHandler<Message, Runtime>(
  schema: z.ZodType<Message>,
  runtime: () => Promise<Runtime>,
  run: (message: Message, runtime: Runtime, delivery: Delivery) => Promise<object | undefined>,
  deadLetters: () => Promise<DeadLetters> = fromEnvironment,
) {
  const one = async (record: SQSRecord): Promise<void> => {
    const startedMs = performance.now();
    const { maxAttempts } = await deadLetters();
    const attempt = Number(record.attributes.ApproximateReceiveCount);
    const delivery = { messageId: record.messageId, attempt, isLast: attempt >= maxAttempts };
    const message = parsed(schema, record.body);
    const report = await run(message, await runtime(), delivery);
    logger.info("message handled", {
      messageId: record.messageId,
      attempt,
      durationMs: Math.round(performance.now() - startedMs),
      ...report,
    });
  };

  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await Promise.allSettled(Records.map(one));
    const failures = outcomes.flatMap((outcome, index) => {
      const record = Records[index];
      return outcome.status === "rejected" && record ? [{ record, error: outcome.reason }] : [];
    });
    const kept = await Promise.all(
      failures.map(async (failure) => handleFailure(failure, await deadLetters())),
    );
    return {
      batchItemFailures: kept.flatMap((messageId) =>
        messageId === undefined ? [] : [{ itemIdentifier: messageId }],
      ),
    };
  };
}

/** The message's id when it must be tried again; undefined when the dead letters have it. */
async function handleFailure(
  { record, error }: { record: SQSRecord; error: unknown },
  { maxAttempts, bury, delay }: DeadLetters,
): Promise<string | undefined> {
  const attempt = Number(record.attributes.ApproximateReceiveCount);
  const errorClass = error instanceof MessageError ? error.errorClass : "transient";
  const isOver = errorClass === "permanent" || attempt >= maxAttempts;
  logger.error("message failed", {
    messageId: record.messageId,
    attempt,
    errorClass,
    outcome: isOver ? "dead_letter" : "retry",
    error: error as Error,
  });
  try {
    if (isOver) {
      await bury(record.body, { reason: reasonOf(error), errorClass });
      return undefined;
    }
    if (error instanceof MessageError && error.retryAfterSeconds !== undefined) {
      await delay(record.receiptHandle, error.retryAfterSeconds);
    }
  } catch (cause) {
    // The rest of the batch must not come back because of this one; the queue keeps it.
    logger.error("failure not recorded", { messageId: record.messageId, error: cause as Error });
  }
  return record.messageId;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function parsed<Message>(schema: z.ZodType<Message>, body: string): Message {
  try {
    return schema.parse(JSON.parse(body));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : reasonOf(cause);
    throw new MessageError("permanent", `The message does not match its schema: ${why}`, { cause });
  }
}

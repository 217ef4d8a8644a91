import type { SQSEvent } from "aws-lambda";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { DeadLetters } from "#shared/events/dead-letters.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

const Message = z.strictObject({ name: z.string() });

const eventOf = (...records: { id: string; body: string; attempt?: number }[]): SQSEvent =>
  ({
    Records: records.map(({ id, body, attempt = 1 }) => ({
      messageId: id,
      receiptHandle: `receipt-${id}`,
      body,
      attributes: { ApproximateReceiveCount: String(attempt) },
    })),
  }) as unknown as SQSEvent;

function aWorker(run: (name: string) => Promise<void>) {
  const buried: { body: string; reason: string; errorClass: string }[] = [];
  const delays: { receiptHandle: string; seconds: number }[] = [];
  const deadLetters: DeadLetters = {
    maxAttempts: 3,
    bury: async (body, why) => void buried.push({ body, ...why }),
    delay: async (receiptHandle, seconds) => void delays.push({ receiptHandle, seconds }),
  };
  const handler = queueHandler(
    Message,
    async () => ({}),
    async ({ name }) => {
      await run(name);
      return undefined;
    },
    async () => deadLetters,
  );
  return { handler, buried, delays };
}

const body = (name: string) => JSON.stringify({ name });

describe("[ING-2] a queue worker", () => {
  test("gives back only the message of a batch that failed", async () => {
    const { handler, buried } = aWorker(async (name) => {
      if (name === "bad") throw new Error("try me again");
    });
    const result = await handler(
      eventOf({ id: "1", body: body("good") }, { id: "2", body: body("bad") }),
    );
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(buried).toEqual([]);
  });

  test("buries a message with the reason after its last attempt", async () => {
    const { handler, buried } = aWorker(async () => {
      throw new Error("the upstream is down");
    });
    const result = await handler(eventOf({ id: "1", body: body("x"), attempt: 3 }));
    expect(result).toEqual({ batchItemFailures: [] });
    expect(buried).toEqual([
      { body: body("x"), reason: "the upstream is down", errorClass: "transient" },
    ]);
  });

  test("buries a permanent failure at once", async () => {
    const { handler, buried } = aWorker(async () => {
      throw new MessageError("permanent", "that is no card");
    });
    await handler(eventOf({ id: "1", body: body("x") }));
    expect(buried).toMatchObject([{ reason: "that is no card", errorClass: "permanent" }]);
  });

  test.each(["not json", '{"name":7}', '{"name":"x","more":1}'])(
    "buries %s, which is no message of its kind",
    async (text) => {
      const { handler, buried } = aWorker(async () => undefined);
      await handler(eventOf({ id: "1", body: text }));
      expect(buried).toMatchObject([{ body: text, errorClass: "permanent" }]);
    },
  );

  test("waits as long as the upstream asked before the next attempt", async () => {
    const { handler, delays } = aWorker(async () => {
      throw new MessageError("quota", "slow down", { retryAfterSeconds: 42 });
    });
    const result = await handler(eventOf({ id: "1", body: body("x") }));
    expect(delays).toEqual([{ receiptHandle: "receipt-1", seconds: 42 }]);
    expect(result.batchItemFailures).toHaveLength(1);
  });

  test("gives a message back when even burying it fails", async () => {
    const handler = queueHandler(
      Message,
      async () => ({}),
      async () => {
        throw new MessageError("permanent", "no");
      },
      async () => ({
        maxAttempts: 3,
        bury: async () => {
          throw new Error("no permission");
        },
        delay: async () => undefined,
      }),
    );
    const result = await handler(eventOf({ id: "1", body: body("x") }));
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: "1" }]);
  });
});

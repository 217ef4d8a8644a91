import type { SQSEvent } from "aws-lambda";
import { expect, test } from "vitest";
import type { DeadLetters } from "#shared/events/dead-letters.ts";
import { occasionHandler } from "#shared/events/occasion-handler.ts";
import { memoryStarts } from "#test/fakes/memory-starts.ts";
import { aCall } from "#test/support/worker-context.ts";

/** As EventBridge writes an occasion into a queue. */
const occasion = (time: string, attempt = 1) =>
  ({
    Records: [
      {
        messageId: "message-1",
        receiptHandle: "handle-1",
        body: JSON.stringify({ version: "0", "detail-type": "Scheduled Event", time, detail: {} }),
        attributes: { ApproximateReceiveCount: String(attempt) },
      },
    ],
  }) as unknown as SQSEvent;

function job(work: () => Promise<object>) {
  const seen: string[] = [];
  const buried: string[] = [];
  const letters: DeadLetters = {
    maxAttempts: 2,
    bury: async (body) => void buried.push(body),
    delay: async () => undefined,
  };
  const starts = memoryStarts();
  const handler = occasionHandler(
    async () => ({}),
    async ({ scheduledAt }) => {
      seen.push(scheduledAt.toISOString());
      return work();
    },
    async () => ({ deadLetters: letters, starts }),
  );
  return { handler, seen, buried };
}

test("an occasion starts the job with the moment that was planned", async () => {
  const { handler, seen } = job(async () => ({}));
  expect(await handler(occasion("2026-11-25T05:00:00Z"), aCall())).toEqual({
    batchItemFailures: [],
  });
  expect(seen).toEqual(["2026-11-25T05:00:00.000Z"]);
});

test("[OPS-8] an occasion whose job fails comes again, and in the end is kept to be redriven", async () => {
  const { handler, buried } = job(async () => {
    throw new Error("DynamoDB is away");
  });
  expect((await handler(occasion("2026-11-25T05:00:00Z"), aCall())).batchItemFailures).toHaveLength(
    1,
  );
  expect(buried).toEqual([]);
  await handler(occasion("2026-11-25T05:00:00Z", 2), aCall());
  expect(buried).toHaveLength(1);

  const again = job(async () => ({}));
  const redriven = { ...occasion("2026-11-25T05:00:00Z") };
  for (const record of redriven.Records) record.body = buried[0] ?? "";
  await again.handler(redriven, aCall());
  expect(again.seen).toEqual(["2026-11-25T05:00:00.000Z"]);
});

import type { SQSEvent } from "aws-lambda";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { DeadLetters } from "#shared/events/dead-letters.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { memoryStarts } from "#test/fakes/memory-starts.ts";
import { aCall } from "#test/support/workers/worker-context.ts";

const Message = z.strictObject({ name: z.string() });

const eventOf = (...records: { id: string; body: string; receives?: number }[]): SQSEvent =>
  ({
    Records: records.map(({ id, body, receives = 1 }) => ({
      messageId: id,
      receiptHandle: `receipt-${id}`,
      body,
      attributes: { ApproximateReceiveCount: String(receives) },
    })),
  }) as unknown as SQSEvent;

function aWorker(
  run: (name: string) => Promise<object | undefined>,
  giveUp?: (name: string, reason: string) => Promise<void>,
) {
  const buried: { body: string; reason: string; errorClass: string }[] = [];
  const delays: { receiptHandle: string; seconds: number }[] = [];
  const starts = memoryStarts();
  const deadLetters: DeadLetters = {
    maxAttempts: 3,
    bury: async (body, why) => void buried.push({ body, ...why }),
    delay: async (receiptHandle, seconds) => void delays.push({ receiptHandle, seconds }),
  };
  const handler = queueHandler(
    Message,
    async () => ({}),
    ({ name }) => run(name),
    {
      queue: async () => ({ deadLetters, starts }),
      ...(giveUp && { giveUp: ({ name }, _runtime, reason) => giveUp(name, reason) }),
    },
  );
  return { handler, buried, delays, starts };
}

const body = (name: string) => JSON.stringify({ name });

describe("[ING-2] a queue worker", () => {
  test("gives back only the message of a batch that failed", async () => {
    const { handler, buried } = aWorker(async (name) => {
      if (name === "bad") throw new Error("try me again");
      return undefined;
    });
    const result = await handler(
      eventOf({ id: "1", body: body("good") }, { id: "2", body: body("bad") }),
      aCall(),
    );
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(buried).toEqual([]);
  });

  test("buries a message with the reason after its last attempt", async () => {
    const { handler, buried } = aWorker(async () => {
      throw new Error("the upstream is down");
    });
    const event = eventOf({ id: "1", body: body("x") });
    for (let failure = 1; failure < 3; failure += 1) {
      expect((await handler(event, aCall())).batchItemFailures).toHaveLength(1);
    }
    expect(await handler(event, aCall())).toEqual({ batchItemFailures: [] });
    expect(buried).toEqual([
      { body: body("x"), reason: "the upstream is down", errorClass: "transient" },
    ]);
  });

  test("buries a permanent failure at once", async () => {
    const { handler, buried } = aWorker(async () => {
      throw new MessageError("permanent", "that is no card");
    });
    await handler(eventOf({ id: "1", body: body("x") }), aCall());
    expect(buried).toMatchObject([{ reason: "that is no card", errorClass: "permanent" }]);
  });

  test.each(["not json", '{"name":7}', '{"name":"x","more":1}'])(
    "buries %s, which is no message of its kind",
    async (text) => {
      const { handler, buried } = aWorker(async () => undefined);
      await handler(eventOf({ id: "1", body: text }), aCall());
      expect(buried).toMatchObject([{ body: text, errorClass: "permanent" }]);
    },
  );

  test("waits as long as the upstream asked before the next attempt", async () => {
    const { handler, delays } = aWorker(async () => {
      throw new MessageError("quota", "slow down", { retryAfterSeconds: 42 });
    });
    const result = await handler(eventOf({ id: "1", body: body("x") }), aCall());
    expect(delays.at(-1)).toEqual({ receiptHandle: "receipt-1", seconds: 42 });
    expect(result.batchItemFailures).toHaveLength(1);
  });

  test("tries a message again soon after its first failure, and later after those that follow, where nobody asked for a wait", async () => {
    for (const error of [new MessageError("transient", "No."), new Error("No.")]) {
      const { handler, delays } = aWorker(async () => {
        throw error;
      });
      await handler(eventOf({ id: "1", body: body("x") }), aCall());
      expect(delays.at(-1)).toEqual({ receiptHandle: "receipt-1", seconds: 10 });
      const before = delays.length;
      await handler(eventOf({ id: "1", body: body("x"), receives: 2 }), aCall());
      // Only what hides it while its worker can live.
      expect(delays).toHaveLength(before + 1);
      expect(delays.at(-1)?.seconds).toBeGreaterThan(10);
    }
  });

  test("tries a message that was delivered often and begun never", async () => {
    const { handler, buried } = aWorker(async () => undefined);
    const result = await handler(
      eventOf({ id: "1", body: body("throttled"), receives: 40 }),
      aCall(),
    );
    expect(result.batchItemFailures).toEqual([]);
    expect(buried).toEqual([]);
  });

  test("keeps a message that waits, hidden for so long, without using up a try", async () => {
    const { handler, buried, delays } = aWorker(async () => new ComeBack(600, {}));
    for (let receives = 1; receives <= 50; receives += 1) {
      const result = await handler(eventOf({ id: "1", body: body("x"), receives }), aCall());
      expect(result.batchItemFailures).toEqual([{ itemIdentifier: "1" }]);
    }
    const waits = delays.filter(({ seconds }) => seconds === 600);
    expect(waits).toHaveLength(50);
    expect(delays.at(-1)).toEqual({ receiptHandle: "receipt-1", seconds: 600 });
    expect(buried).toEqual([]);
  });

  test("[OPS-8] gives a message up that killed its worker at every try", async () => {
    const given: string[] = [];
    const never = () => Promise.reject(new Error("It must not be begun again."));
    const { handler, buried, starts } = aWorker(never, async (name, reason) => {
      given.push(`${name}: ${reason}`);
    });
    for (let death = 1; death <= 3; death += 1) await starts.begin("1");
    const result = await handler(eventOf({ id: "1", body: body("x"), receives: 4 }), aCall());
    expect(result.batchItemFailures).toEqual([]);
    expect(given).toEqual([expect.stringMatching(/^x: The worker ended without a word 3 times/)]);
    expect(buried).toMatchObject([{ body: body("x"), errorClass: "transient" }]);
  });

  test("[ING-2] takes no message that came to its end for a death when it is delivered again", async () => {
    const done: string[] = [];
    const { handler, buried, starts } = aWorker(async (name) => {
      done.push(name);
      return {};
    });
    for (let death = 1; death <= 2; death += 1) await starts.begin("1");
    for (let delivery = 1; delivery <= 10; delivery += 1) {
      const result = await handler(eventOf({ id: "1", body: body("x") }), aCall());
      expect(result.batchItemFailures).toEqual([]);
    }
    expect(done).toHaveLength(10);
    expect(buried).toEqual([]);
  });

  test("[OPS-8] a message is hidden no longer than its worker can live", async () => {
    const { handler, delays } = aWorker(async () => ({ hiddenBefore: delays.length }));
    await handler(
      eventOf({ id: "1", body: body("x") }, { id: "2", body: body("y") }),
      aCall(300_000),
    );
    expect(delays).toEqual([
      { receiptHandle: "receipt-1", seconds: 310 },
      { receiptHandle: "receipt-2", seconds: 310 },
    ]);
  });

  test("leaves a message alone that somebody else has by now", async () => {
    const ran: string[] = [];
    const handler = queueHandler(
      Message,
      async () => ({}),
      async ({ name }) => void ran.push(name),
      {
        queue: async () => ({
          starts: memoryStarts(),
          deadLetters: {
            maxAttempts: 3,
            bury: async () => undefined,
            delay: () => Promise.reject(new Error("The message is not in flight.")),
          },
        }),
      },
    );
    const result = await handler(eventOf({ id: "1", body: body("x") }), aCall());
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: "1" }]);
    expect(ran).toEqual([]);
  });

  test("says that it gives up before it buries, and keeps what it could not give up", async () => {
    const { handler, buried } = aWorker(
      async () => {
        throw new MessageError("permanent", "no");
      },
      async () => {
        throw new Error("no permission");
      },
    );
    const result = await handler(eventOf({ id: "1", body: body("x") }), aCall());
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: "1" }]);
    expect(buried).toEqual([]);
  });

  test("gives a message back when even burying it fails", async () => {
    const handler = queueHandler(
      Message,
      async () => ({}),
      async () => {
        throw new MessageError("permanent", "no");
      },
      {
        queue: async () => ({
          starts: memoryStarts(),
          deadLetters: {
            maxAttempts: 3,
            bury: async () => {
              throw new Error("no permission");
            },
            delay: async () => undefined,
          },
        }),
      },
    );
    const result = await handler(eventOf({ id: "1", body: body("x") }), aCall());
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: "1" }]);
  });
});

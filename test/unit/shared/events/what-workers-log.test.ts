import type { DynamoDBRecord, SQSEvent } from "aws-lambda";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import type { DeadLetters } from "#shared/events/dead-letters.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { causeOf } from "#shared/events/message-cause.ts";
import { meterHandler } from "#shared/events/meter-handler.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { changeHandler } from "#shared/events/stream-handler.ts";
import { queueOfEnvironment } from "#shared/events/worker-queue.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { memoryStarts } from "#test/fakes/memory-starts.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";
import { logLines } from "#test/support/workers/log-lines.ts";
import { aCall } from "#test/support/workers/worker-context.ts";

afterEach(() => vi.unstubAllEnvs());
const Message = z.strictObject({ name: z.string() });

/** Lines that are logged meanwhile; none of them says that it took longer than all did. */
async function timed(work: () => Promise<unknown>) {
  const startedMs = performance.now();
  const lines = await logLines(work);
  const mostMs = Math.ceil(performance.now() - startedMs);
  for (const line of lines) {
    if ("durationMs" in line) expect(line["durationMs"]).toBeOneOf([...Array(mostMs + 1).keys()]);
  }
  return lines;
}
const durationMs = expect.any(Number);

/** What a worker logs of one message, and what it did with it. */
async function handled(
  run: () => Promise<object | undefined>,
  { body = JSON.stringify({ name: "x" }), receives = 1, bury = async () => {} } = {},
) {
  const deadLetters: DeadLetters = { maxAttempts: 3, bury, delay: async () => {} };
  const starts = memoryStarts();
  const handler = queueHandler(Message, async () => ({}), run, {
    queue: async () => ({ deadLetters, starts }),
  });
  const attributes = { ApproximateReceiveCount: String(receives) };
  const record = { messageId: "M1", receiptHandle: "R1", body, attributes };
  const event = { Records: [record] } as unknown as SQSEvent;
  const lines = await timed(() => handler(event, aCall()));
  return { lines, starts, again: () => timed(() => handler(event, aCall())) };
}

describe("a worker says of a message", () => {
  test("that it is handled, which try that was, and what came of it", async () => {
    const { lines } = await handled(async () => ({ unit: "base1" }), { receives: 4 });
    expect(lines).toMatchObject([
      {
        ...{ message: "message handled", level: "INFO", correlationId: "M1", unit: "base1" },
        ...{ messageId: "M1", attempt: 1, receives: 4, durationMs },
      },
    ]);
  });

  test("that it waits, and for how long", async () => {
    const { lines } = await handled(async () => new ComeBack(600, { outcome: "out_of_time" }));
    expect(lines).toMatchObject([
      {
        ...{ message: "message waits", messageId: "M1", attempt: 1, receives: 1, durationMs },
        ...{ afterSeconds: 600, outcome: "out_of_time" },
      },
    ]);
  });

  test("that it failed, and whether it is tried again", async () => {
    const failing = async () => {
      throw new MessageError("quota", "Slow down.");
    };
    const { lines, again } = await handled(failing);
    const failed = { message: "message failed", messageId: "M1", errorClass: "quota" };
    expect(lines).toMatchObject([{ ...failed, attempt: 1, receives: 1, outcome: "retry" }]);
    expect(await again()).toMatchObject([{ ...failed, attempt: 2, outcome: "retry" }]);
    expect(await again()).toMatchObject([{ ...failed, attempt: 3, outcome: "dead_letter" }]);
  });

  test("that its failure could not be recorded", async () => {
    const failing = async () => {
      throw new MessageError("permanent", "It is no card.");
    };
    const bury = async () => {
      throw new Error("SQS is away.");
    };
    const { lines } = await handled(failing, { bury });
    expect(lines.map(({ message }) => message)).toEqual(["message failed", "failure not recorded"]);
    expect(lines[1]).toMatchObject({ messageId: "M1", error: { message: "SQS is away." } });
  });

  test("nothing of its try any more once it has come to its end", async () => {
    let tries = 0;
    const { starts, again } = await handled(async () => {
      tries += 1;
      if (tries === 1) throw new Error("Once more.");
      return undefined;
    });
    await again();
    // The first failure counts, the second try is forgiven.
    expect(await starts.begin("M1")).toBe(2);
    const first = await handled(async () => undefined);
    expect(await first.starts.begin("M1")).toBe(2);
  });
});

describe("a message's cause", () => {
  const record = (more: object) =>
    ({ messageId: "M1", body: "{}", messageAttributes: {}, ...more }) as never;
  const inBody = (body: unknown) => (body as { cause?: string } | undefined)?.cause;
  const attribute = { correlationId: { stringValue: "from-attribute" } };

  test.each([
    [
      "its attribute",
      { messageAttributes: attribute, body: '{"cause":"from-body"}' },
      "from-attribute",
    ],
    ["its body", { body: '{"cause":"from-body"}' }, "from-body"],
    ["itself, where nobody named one", {}, "M1"],
    ["itself, where it is no JSON", { body: "{" }, "M1"],
    ["itself, where what is named is none", { body: '{"cause":"not an id"}' }, "M1"],
  ])("is that of %s", (_what, more, cause) => {
    expect(causeOf(record(more), inBody)).toBe(cause);
  });
});

describe("a follower of a table says", () => {
  const record = (eventID: string, text?: string) =>
    ({ eventID, dynamodb: { NewImage: text ? { text: { S: text } } : {} } }) as DynamoDBRecord;
  const follow = (run: (items: readonly string[]) => Promise<object | undefined>) =>
    changeHandler(
      ({ dynamodb }) => dynamodb?.NewImage?.["text"]?.S,
      async () => undefined,
      run,
      { streams: async () => ({ of: async () => [] }) },
    );

  test("how many records it saw, and took, for each cause", async () => {
    const handler = follow(async (items) => ({ told: items.length }));
    const Records = [record("1", "a"), record("2"), record("1", "b")];
    expect(await timed(() => handler({ Records }))).toMatchObject([
      {
        ...{ message: "stream handled", correlationId: "1", records: 2, taken: 2, told: 2 },
        durationMs,
      },
      { message: "stream handled", correlationId: "2", records: 1, taken: 0 },
    ]);
  });

  test("what failed, and how much of it", async () => {
    const handler = follow(async () => {
      throw new Error("The bus is away.");
    });
    const failing = handler({ Records: [record("1", "a")] }).catch(() => undefined);
    expect(await timed(() => failing)).toMatchObject([
      {
        ...{ message: "stream failed", records: 1, taken: 1, durationMs },
        error: { message: "The bus is away." },
      },
    ]);
  });

  test("nothing to whoever does the work where no record tells anything", async () => {
    let calls = 0;
    const handler = follow(async () => {
      calls += 1;
      return undefined;
    });
    await timed(() => handler({ Records: [record("2")] }));
    expect(calls).toBe(0);
  });
});

test("a meter says how long it took, for an occasion that may have no id", async () => {
  const handler = meterHandler(
    async () => undefined,
    async () => ({}),
  );
  const time = "2026-11-25T05:00:00Z";
  expect(await timed(() => handler({ time, "detail-type": "Scheduled Event" }))).toMatchObject([
    { message: "measured", durationMs, correlationId: time },
  ]);
});

test("a worker's queue is the one that its environment names", async () => {
  const queue = "http://127.0.0.1:9/queue";
  const named = { QUEUE_URL: queue, DEAD_LETTERS_URL: queue, MAX_ATTEMPTS: "4" };
  for (const [name, value] of Object.entries({ ...named, STARTS_TABLE: "work" })) {
    vi.stubEnv(name, value);
  }
  const { deadLetters, starts } = await queueOfEnvironment();
  expect(deadLetters.maxAttempts).toBe(4);
  expect(starts).toMatchObject({ begin: expect.any(Function), forgive: expect.any(Function) });
});

describe("an event bus that takes nothing is quoted", () => {
  const credentials = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" };
  const news = {
    kind: "image.changed" as const,
    detail: { pictureIds: ["pokemon:en:base1-4"] },
    ...{ at: "2026-02-01T06:00:00.000Z", occasion: ["1"] },
  };
  async function trouble(answer: object | string, status = 200) {
    const { origin } = await loopbackServer(async (request, response) => {
      await request.toArray();
      const text = typeof answer === "string" ? answer : JSON.stringify({ Entries: [answer] });
      response.writeHead(status).end(text);
    });
    const bus = eventBridge("bus", { ...credentials, AWS_ENDPOINT_URL: origin });
    const error = await bus.publish([news as never]).catch((one: Error) => one);
    return error instanceof Error ? error.message.replace(/^.+ for bus: /, "") : "none";
  }

  test.each([
    ["by its reason", { ErrorCode: "Throttled", ErrorMessage: "Slow down." }, 200, "Slow down."],
    ["by its code, without a reason", { ErrorCode: "Throttled" }, 200, "Throttled"],
    ["by its status", "no such bus", 400, "it answered 400 no such bus"],
    ["briefly", "x".repeat(400), 400, `it answered 400 ${"x".repeat(300)}`],
  ])("%s", async (_what, answer, status, reason) => {
    expect(await trouble(answer, status)).toBe(reason);
  });

  test("and one that takes all is not", async () => {
    expect(await trouble({ ErrorCode: null })).toBe("none");
  });
});

import type { Context, DynamoDBRecord, SQSEvent } from "aws-lambda";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Operation } from "#schemas/http/operation.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { streamHandler } from "#shared/events/stream-handler.ts";
import type { HttpResult } from "#shared/http/event.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import { memoryStarts } from "#test/fakes/memory-starts.ts";
import { anEvent } from "#test/support/requests/http-event.ts";
import { noLimits } from "#test/support/requests/limits.ts";
import { logLines } from "#test/support/workers/log-lines.ts";
import { aCall } from "#test/support/workers/worker-context.ts";

const look = {
  id: "test.look",
  method: "GET",
  path: "/test",
  summary: "",
  access: "public",
  request: {},
  response: { status: 200, body: z.object({ cause: z.string() }) },
  problems: [],
} as const satisfies Operation;

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Says the cause of the work at hand, after giving other work a chance to mix its own in. */
async function causeInMidWork(): Promise<string> {
  await pause();
  return currentCorrelation() ?? "none";
}

describe("[OPS-3] an API call", () => {
  const api = httpApi(
    [
      route(
        look,
        async () => ({}),
        async () => ({ body: { cause: await causeInMidWork() } }),
      ),
      route(
        { ...look, path: "/fails" },
        async () => ({}),
        async () => {
          throw new DomainError("request.forbidden", "No.");
        },
      ),
    ],
    { limits: noLimits },
  );
  const call = (headers: Record<string, string> = {}, routeKey = "GET /test") =>
    api(anEvent({ routeKey, headers }), {} as unknown as Context) as Promise<HttpResult>;
  const causeOf = async (result: Promise<HttpResult>) =>
    JSON.parse((await result).body ?? "").cause;

  test("is its own cause, and tells the caller", async () => {
    const result = await call();
    expect(JSON.parse(result.body ?? "")).toEqual({ cause: "request-1" });
    expect(result.headers?.["x-correlation-id"]).toBe("request-1");
  });

  test("goes on for the cause that the caller names", async () => {
    expect(await causeOf(call({ "X-Correlation-Id": "import-2026-02-01" }))).toBe(
      "import-2026-02-01",
    );
  });

  test.each(["short", "two words here", 'a"}{"level":"x', "x".repeat(65), "forged\nline-of-log"])(
    "is not given the name %j, which no log should hold",
    async (name) => {
      expect(await causeOf(call({ "x-correlation-id": name }))).toBe("request-1");
    },
  );

  test("keeps its cause apart from that of a call at the same time", async () => {
    const names = Array.from({ length: 20 }, (_none, index) => `caller-number-${index}`);
    const causes = await Promise.all(
      names.map((name) => causeOf(call({ "x-correlation-id": name }))),
    );
    expect(causes).toEqual(names);
  });

  test("that is refused names its cause in the answer and in the log", async () => {
    const lines = await logLines(async () => {
      const result = await call({ "x-correlation-id": "caller-1" }, "GET /fails");
      expect(result).toMatchObject({
        statusCode: 403,
        headers: { "x-correlation-id": "caller-1" },
      });
    });
    expect(lines).toMatchObject([
      {
        ...{ message: "request", operation: "test.look", status: 403, requestId: "request-1" },
        ...{ correlationId: "caller-1", problem: "request.forbidden" },
      },
    ]);
  });
});

describe("[OPS-3] a queue message", () => {
  const Message = z.object({ name: z.string() });
  const seen = new Map<string, string>();
  const buried: (string | undefined)[] = [];
  const handler = queueHandler(
    Message,
    async () => ({}),
    async ({ name }) => {
      seen.set(name, await causeInMidWork());
      if (name === "bad") throw new Error("not today");
      return { outcome: "done" };
    },
    {
      queue: async () => ({
        deadLetters: {
          maxAttempts: 1,
          bury: async () => void buried.push(currentCorrelation()),
          delay: async () => undefined,
        },
        starts: memoryStarts(),
      }),
    },
  );
  const record = (name: string, correlationId?: string) => ({
    messageId: `message-${name}`,
    body: JSON.stringify({ name }),
    attributes: { ApproximateReceiveCount: "1" },
    messageAttributes: correlationId
      ? { correlationId: { dataType: "String", stringValue: correlationId } }
      : {},
  });
  const send = (...records: ReturnType<typeof record>[]) =>
    logLines(() => handler({ Records: records } as unknown as SQSEvent, aCall()));

  test("is handled for the cause that its sender noted, each of a batch for its own", async () => {
    const lines = await send(record("a", "cause-of-a"), record("b", "cause-of-b"));
    expect(Object.fromEntries(seen)).toMatchObject({ a: "cause-of-a", b: "cause-of-b" });
    expect(lines.map((line) => [line["messageId"], line["correlationId"]]).sort()).toEqual([
      ["message-a", "cause-of-a"],
      ["message-b", "cause-of-b"],
    ]);
  });

  test("without a cause begins one", async () => {
    await send(record("c"));
    expect(seen.get("c")).toBe("message-c");
  });

  test("takes its cause along to the dead letters", async () => {
    const lines = await send(record("bad", "cause-of-bad"));
    expect(buried).toEqual(["cause-of-bad"]);
    expect(lines).toMatchObject([{ message: "message failed", correlationId: "cause-of-bad" }]);
  });
});

test("[OPS-3] a message whose sender sets no attributes names its cause in its body", async () => {
  const starts = memoryStarts();
  const deadLetters = { maxAttempts: 4, bury: async () => undefined, delay: async () => undefined };
  const Occasion = z.object({ time: z.string(), id: z.string().optional() });
  const handler = queueHandler(
    Occasion,
    async () => ({}),
    async () => {
      if ((await causeInMidWork()) === "message-1") throw new Error("no id");
      return {};
    },
    {
      causeIn: (body) => Occasion.safeParse(body).data?.id,
      queue: async () => ({ deadLetters, starts }),
    },
  );
  const send = (body: object) => {
    const attributes = { ApproximateReceiveCount: "1" };
    const record = { messageId: "message-1", body: JSON.stringify(body), attributes };
    return handler({ Records: [record] } as unknown as SQSEvent, aCall());
  };
  const time = "2026-02-01T05:00:00Z";
  const lines = await logLines(async () => {
    await send({ id: "5f0c7d1e-event", time });
    await send({ time });
  });
  expect(lines).toMatchObject([
    { message: "message handled", correlationId: "5f0c7d1e-event" },
    { message: "message failed", correlationId: "message-1" },
  ]);
});

test("[OPS-3] records of a stream are handled for the cause of whoever wrote them", async () => {
  const handled: [string, readonly string[]][] = [];
  const handler = streamHandler(
    z.object({ id: z.object({ S: z.string() }) }),
    async () => ({}),
    async (items) => {
      handled.push([await causeInMidWork(), items.map(({ id }) => id.S)]);
      return undefined;
    },
  );
  const record = (id: string, cause?: string): DynamoDBRecord => ({
    ...{ eventID: `event-${id}`, eventName: "INSERT" },
    dynamodb: { NewImage: { id: { S: id }, ...(cause && { correlationId: { S: cause } }) } },
  });
  await handler({
    Records: [
      record("1", "first-cause"),
      record("2", "second-cause"),
      record("3", "first-cause"),
      record("4"),
    ],
  });
  expect(handled).toEqual([
    ["first-cause", ["1", "3"]],
    ["second-cause", ["2"]],
    ["event-4", ["4"]],
  ]);
});

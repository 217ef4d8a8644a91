import { globSync, readFileSync } from "node:fs";
import type { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { sendMessage, sendMessages } from "#shared/aws/sqs-sending.ts";
import { runWith } from "#shared/observability/correlation.ts";

type Entry = NonNullable<SendMessageBatchCommand["input"]["Entries"]>[number];
interface Refusal {
  readonly Id: string;
  readonly SenderFault: boolean;
  readonly Code: string;
}

/** A queue that refuses what `refuse` says, call by call. */
function aQueue(refuse: (entry: Entry, call: number) => Refusal | undefined = () => undefined) {
  const taken: Entry[] = [];
  const calls: number[] = [];
  const client = {
    async send({ input: { Entries = [] } }: SendMessageBatchCommand) {
      calls.push(Entries.length);
      const Failed = Entries.flatMap((entry) => refuse(entry, calls.length) ?? []);
      taken.push(...Entries.filter(({ Id }) => !Failed.some((one) => one.Id === Id)));
      return { Failed };
    },
  } as unknown as Pick<SQSClient, "send">;
  return { client, taken, calls };
}

const url = "https://sqs.example/123/cards";
const numbered = (count: number) =>
  Array.from({ length: count }, (_none, number) => ({ body: { number } }));
const numbersOf = (entries: readonly Entry[]) =>
  entries.map(({ MessageBody = "" }) => JSON.parse(MessageBody).number);

describe("messages to a queue", () => {
  test("go ten a call", async () => {
    const { client, taken, calls } = aQueue();
    await sendMessages(client, url, numbered(23));
    expect(calls).toEqual([10, 10, 3]);
    expect(numbersOf(taken)).toEqual(numbered(23).map(({ body }) => body.number));
  });

  test("say whose they are where somebody owns them, so that the queue is fair to others", async () => {
    const { client, taken } = aQueue();
    await sendMessages(client, url, [{ body: "a", owner: "ash" }, { body: "b" }]);
    expect(taken).toEqual([
      { Id: "0", MessageBody: "a", MessageGroupId: "ash" },
      { Id: "1", MessageBody: "b" },
    ]);
  });

  test("[OPS-3] carry the cause beside the body", async () => {
    const { client, taken } = aQueue();
    await runWith("cause-of-it-all", () => sendMessages(client, url, numbered(1)));
    expect(taken).toEqual([
      {
        ...{ Id: "0", MessageBody: '{"number":0}' },
        MessageAttributes: {
          correlationId: { DataType: "String", StringValue: "cause-of-it-all" },
        },
      },
    ]);
  });

  test("[OPS-3] that are passed on keep the cause they had", async () => {
    const { client, taken } = aQueue();
    const letter = { body: "as it was", correlationId: "cause-of-long-ago" };
    await runWith("an-admins-redrive", () => sendMessage(client, url, letter));
    expect(taken).toMatchObject([
      {
        MessageBody: "as it was",
        MessageAttributes: { correlationId: { StringValue: "cause-of-long-ago" } },
      },
    ]);
  });

  test("are delayed by a quarter of an hour at most", async () => {
    const { client, taken } = aQueue();
    await sendMessages(client, url, [
      { body: {}, delaySeconds: 0.4 },
      { body: {}, delaySeconds: 86_400 },
    ]);
    expect(taken.map(({ DelaySeconds }) => DelaySeconds)).toEqual([1, 900]);
  });

  test("that SQS did not take are sent again, and only those", async () => {
    const { client, taken, calls } = aQueue(({ Id = "" }, call) =>
      call < 3 && Number(Id) % 2 === 1
        ? { Id, SenderFault: false, Code: "InternalError" }
        : undefined,
    );
    await sendMessages(client, url, numbered(4));
    expect(calls).toEqual([4, 2, 2]);
    expect(numbersOf(taken)).toEqual([0, 2, 1, 3]);
  });

  test("that SQS never takes are a failure", async () => {
    const { client, calls } = aQueue(({ Id = "" }) => ({ Id, SenderFault: false, Code: "Down" }));
    await expect(sendMessages(client, url, numbered(2))).rejects.toThrow(
      "SQS did not take 2 messages for cards: Down.",
    );
    expect(calls).toHaveLength(5);
  });

  test("that are at fault themselves are a failure at once", async () => {
    const { client, calls } = aQueue(({ Id = "" }) => ({ Id, SenderFault: true, Code: "Invalid" }));
    await expect(sendMessage(client, url, { body: {} })).rejects.toThrow("Invalid");
    expect(calls).toHaveLength(1);
  });
});

test("[OPS-3] no function sends a message in any other way", () => {
  const others = globSync("functions/**/*.ts").filter(
    (path) =>
      !path.endsWith("sqs-sending.ts") && /SendMessage\w*Command/.test(readFileSync(path, "utf8")),
  );
  expect(others).toEqual([]);
});

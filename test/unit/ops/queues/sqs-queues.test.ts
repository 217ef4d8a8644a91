import type { Message } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { sqsQueues } from "#functions/ops/queues/sqs-queues.ts";
import { type MemorySqs, memorySqs } from "#test/fakes/memory-sqs.ts";

const pairs = {
  fetch: { queue: "q/fetch", deadLetters: "q/fetch-dead" },
  publish: { follower: "publish-changes", deadLetters: "q/publish-dead" },
};
const letter = (id: string, sentAtMs: number, more: Partial<Message> = {}): Message => ({
  ...{ MessageId: id, ReceiptHandle: `handle of ${id}`, Body: `{"letter":"${id}"}` },
  Attributes: { SentTimestamp: String(sentAtMs) },
  MessageAttributes: {
    reason: { DataType: "String", StringValue: "The upstream said 500." },
    errorClass: { DataType: "String", StringValue: "transient" },
    correlationId: { DataType: "String", StringValue: `cause of ${id}` },
  },
  ...more,
});

function given(cloud: MemorySqs = {}, msPerCall = 0) {
  let nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  const sqs = memorySqs({ ...cloud, onCall: () => (nowMs += msPerCall) });
  const called: string[] = [];
  const queues = sqsQueues(sqs.client, {
    ...{ pairs, clock: () => new Date(nowMs) },
    callFollower: async (name, body) => {
      if (body.includes("bad")) throw new Error("The follower failed.");
      called.push(`${name} ${body}`);
    },
  });
  return { ...sqs, queues, called };
}

const many = (count: number) =>
  Array.from({ length: count }, (_none, at) => letter(`L${at}`, 1_000 * at));

test("every queue goes by its name, and one that is not there by none", async () => {
  const { queues } = given();
  expect(queues.names).toEqual(["fetch", "publish"]);
  await expect(queues.depth("toString")).rejects.toThrow('There is no queue "toString".');
});

test("[OPS-8] what lies in a queue is counted, and its letters beside it", async () => {
  const countsOf = (waiting: number, inFlight: number, delayed: number) => ({
    ApproximateNumberOfMessages: String(waiting),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  });
  const counts = { "q/fetch": countsOf(3, 2, 1), "q/fetch-dead": countsOf(5, 4, 0) };
  const { queues } = given({ counts });
  expect(await queues.depth("fetch")).toEqual({
    ...{ name: "fetch", waiting: 3, inFlight: 2, delayed: 1, deadLetters: 5 },
  });
  expect(await queues.lettersOf("fetch")).toBe(9);
});

test("how much waits in a stream nobody says, but its letters are counted", async () => {
  const counts = { "q/publish-dead": { ApproximateNumberOfMessages: "7" } };
  const { queues } = given({ counts });
  expect(await queues.depth("publish")).toEqual({
    ...{ name: "publish", waiting: 0, inFlight: 0, delayed: 0, deadLetters: 7 },
  });
});

test("[OPS-8] letters come oldest first, and lie where they were after somebody looked", async () => {
  const { queues, hidden, left } = given({
    lies: { "q/fetch-dead": [letter("b", 2_000), letter("c", 1_000), letter("a", 2_000)] },
  });
  const letters = await queues.letters("fetch", 10);
  expect(letters.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  expect(letters[0]).toEqual({
    ...{ id: "c", sentAt: "1970-01-01T00:00:01.000Z", body: '{"letter":"c"}' },
    ...{ reason: "The upstream said 500.", errorClass: "transient" },
  });
  expect([hidden.size, left("q/fetch-dead").length]).toEqual([0, 3]);
});

test("a letter that SQS moved by itself says no reason", async () => {
  const { queues } = given({ lies: { "q/fetch-dead": [{ ReceiptHandle: "h" }] } });
  expect(await queues.letters("fetch", 10)).toEqual([
    {
      ...{ id: "", sentAt: "1970-01-01T00:00:00.000Z", body: "" },
      ...{ reason: undefined, errorClass: undefined },
    },
  ]);
});

test("[OPS-8] no more letters are taken than are asked for, ten a call, hidden for a minute", async () => {
  const { queues, received, hidden } = given({ lies: { "q/fetch-dead": many(30) } });
  expect(await queues.letters("fetch", 25)).toHaveLength(25);
  expect(received).toMatchObject(
    [10, 10, 5].map((MaxNumberOfMessages) => ({ MaxNumberOfMessages })),
  );
  expect(received[0]).toEqual({
    ...{ QueueUrl: "q/fetch-dead", MaxNumberOfMessages: 10 },
    ...{ WaitTimeSeconds: 1, VisibilityTimeout: 60 },
    ...{ MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["SentTimestamp"] },
  });
  expect(hidden.size).toBe(0);
});

test("letters that were hidden are shown again when a later call fails", async () => {
  const { queues, hidden } = given({
    lies: { "q/fetch-dead": many(20) },
    trouble: { command: "ReceiveMessageCommand", spared: 1 },
  });
  await expect(queues.letters("fetch", 20)).rejects.toThrow("SQS is in trouble.");
  expect(hidden.size).toBe(0);
});

test("[OPS-8] letters go back to their queue with the cause that they had, and are gone then", async () => {
  const { queues, sent, left } = given({
    lies: { "q/fetch-dead": [letter("a", 1), letter("b", 2, { MessageAttributes: {} })] },
  });
  expect(await queues.redrive("fetch", 10)).toBe(2);
  expect(sent).toEqual([
    { to: "q/fetch", body: '{"letter":"a"}', cause: "cause of a" },
    { to: "q/fetch", body: '{"letter":"b"}', cause: "b" },
  ]);
  expect(left("q/fetch-dead")).toEqual([]);
});

test("no more letters go back than are asked for", async () => {
  const { queues, left } = given({ lies: { "q/fetch-dead": many(15) } });
  expect(await queues.redrive("fetch", 12)).toBe(12);
  expect(left("q/fetch-dead")).toEqual(["L12", "L13", "L14"]);
});

test("[OPS-8] a letter that cannot be sent stays", async () => {
  const { queues, left } = given({
    lies: { "q/fetch-dead": many(2) },
    trouble: { command: "SendMessageBatchCommand", spared: 0 },
  });
  await expect(queues.redrive("fetch", 10)).rejects.toThrow("SQS is in trouble.");
  expect(left("q/fetch-dead")).toEqual(["L0", "L1"]);
});

test("[OPS-8] a follower's letters are handed to it, and those stay that it fails with", async () => {
  const { queues, called, sent, left } = given({
    lies: { "q/publish-dead": [letter("a", 1), letter("bad", 2)] },
  });
  await expect(queues.redrive("publish", 10)).rejects.toThrow("The follower failed.");
  expect(called).toEqual(['publish-changes {"letter":"a"}']);
  expect([sent, left("q/publish-dead")]).toEqual([[], ["bad"]]);
});

test("no call takes longer than its caller waits: what is not done in time is done by the next", async () => {
  const { queues, left } = given({ lies: { "q/fetch-dead": many(50) } }, 1_000);
  expect(await queues.redrive("fetch", 50)).toBe(10);
  expect(left("q/fetch-dead")).toHaveLength(40);
});

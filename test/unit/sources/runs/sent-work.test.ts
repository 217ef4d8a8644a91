import type { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { sqsWorkQueues } from "#functions/sources/runs/sqs-work-queues.ts";

test("work is sent to the queue of its stage, and replays to that of packs", async () => {
  const sent: unknown[] = [];
  const client = {
    async send({ input: { QueueUrl, Entries = [] } }: SendMessageBatchCommand) {
      sent.push([QueueUrl, Entries.map(({ MessageBody = "" }) => JSON.parse(MessageBody))]);
      return {};
    },
  } as unknown as SQSClient;
  const queues = sqsWorkQueues(client, { fetch: "fetch-url", normalize: "normalize-url" });
  const [due, landed, replay] = [{ a: 1 }, { b: 2 }, { c: 3 }] as never[];
  await queues.fetch([due as never]);
  await queues.normalize([landed as never]);
  await queues.replay([replay as never]);
  expect(sent).toEqual([
    ["fetch-url", [due]],
    ["normalize-url", [landed]],
    ["normalize-url", [replay]],
  ]);
});

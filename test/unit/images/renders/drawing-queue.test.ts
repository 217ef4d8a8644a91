import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { sqsDownloadQueue, sqsRenderQueue, sqsWaiting } from "#functions/images/sqs-queues.ts";
import { Ulid } from "#schemas/values.ts";
import { memorySqs } from "#test/fakes/memory-sqs.ts";

const url = "https://sqs.test/renders";
const name = { userId: "somebody", renderId: Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A") };

test("[IMG-5] what waits for a worker is what nobody has begun", async () => {
  const counts = {
    [url]: { ApproximateNumberOfMessages: "3", ApproximateNumberOfMessagesNotVisible: "7" },
  };
  expect(await sqsWaiting(memorySqs({ counts }).client, url).waiting()).toBe(3);
  expect(await sqsWaiting(memorySqs({}).client, url).waiting()).toBe(0);
});

test("[IMG-5] messages say whose they are, so that SQS serves others first where one has many", async () => {
  const groups: unknown[] = [];
  const client = {
    async send(command: unknown) {
      if (command instanceof SendMessageBatchCommand)
        for (const entry of command.input.Entries ?? []) groups.push(entry.MessageGroupId);
      return {};
    },
  } as unknown as SQSClient;
  await sqsRenderQueue(client, url).send(name);
  await sqsDownloadQueue(client, url).send({ ...name, download: "zip" });
  expect(groups).toEqual(["somebody", "somebody"]);
});

import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, inject, test } from "vitest";
import { api } from "#test/support/api.ts";
import { admin, endOf } from "#test/support/runs.ts";

const { awsEndpoint } = inject("cloud");
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const sqs = new SQSClient({ endpoint: awsEndpoint, region: "us-east-1", credentials });
const QueueUrl = `${awsEndpoint}/000000000000/cardlake-local-fetch`;

const counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
const waiting = async () => {
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counts] });
  const { Attributes } = await sqs.send(asked);
  return counts.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
};

test("[OPS-8] an occasion of the schedule begins a run of each source, however often it is delivered", async () => {
  const token = await admin();
  const runs = async (): Promise<{ id: string; sources: string[] }[]> =>
    (await api("GET /v1/admin/runs?limit=100", { token })).body.items;
  const before = new Set((await runs()).map(({ id }) => id));
  const begun = async () => (await runs()).filter(({ id }) => !before.has(id));

  const MessageBody = JSON.stringify({
    version: "0",
    time: "2026-11-25T05:00:00Z",
    source: "aws.events",
  });
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await expect.poll(begun, { timeout: 30_000 }).toHaveLength(2);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));

  for (const { id } of await begun()) {
    expect(await endOf(token, id, 110_000)).toMatchObject({ state: "completed" });
  }
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  expect((await begun()).map(({ sources }) => sources).toSorted()).toEqual([
    ["pokeapi"],
    ["tcgdex"],
  ]);
});

import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, inject, test } from "vitest";
import { api } from "#test/support/api.ts";
import { admin, endOf } from "#test/support/runs.ts";

const { awsEndpoint } = inject("cloud");
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const sqs = new SQSClient({ endpoint: awsEndpoint, region: "us-east-1", credentials });
const QueueUrl = `${awsEndpoint}/000000000000/cardlake-local-fetch`;

test("[OPS-8] an occasion of the schedule begins a run, however often it is delivered", async () => {
  const token = await admin();
  const runs = async (): Promise<{ id: string }[]> =>
    (await api("GET /v1/admin/runs?limit=100", { token })).body.items;
  const before = new Set((await runs()).map(({ id }) => id));
  const begun = async () => (await runs()).filter(({ id }) => !before.has(id));

  const MessageBody = JSON.stringify({
    version: "0",
    time: "2026-11-25T05:00:00Z",
    source: "aws.events",
  });
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await expect.poll(begun, { timeout: 30_000 }).toHaveLength(1);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));

  const [run] = await begun();
  expect(await endOf(token, run?.id ?? "", 110_000)).toMatchObject({ state: "completed" });
  expect(await begun()).toHaveLength(1);
});

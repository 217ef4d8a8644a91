import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, inject, test } from "vitest";
import { hasOwnRuns } from "#functions/sources/port/source.ts";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { api } from "#test/support/clouds/api.ts";
import { admin, ended, forgetScheduledRuns } from "#test/support/sources/runs.ts";

const { awsEndpoint } = inject("cloud");
/** Whoever stands in for another, or is off in this stage, has no occasions of its own. */
const scheduled = [...allPlans({}).values()].filter(hasOwnRuns);
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
  // What people want is asked for each hour, and has tests of its own.
  const runs = async (): Promise<{ id: string; sources: string[] }[]> => {
    const { status, body } = await api("GET /v1/admin/runs?limit=100", { token });
    expect([status, body]).toEqual([200, expect.objectContaining({ items: expect.anything() })]);
    return body.items.filter(({ mode }: { mode: string }) => mode !== "wanted");
  };
  const occur = async () => {
    const occasion = { version: "0", time: new Date().toISOString(), source: "aws.events" };
    const MessageBody = JSON.stringify(occasion);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  };
  await forgetScheduledRuns();
  const before = new Set((await runs()).map(({ id }) => id));
  const begun = async () => (await runs()).filter(({ id }) => !before.has(id));

  await occur();
  const first = await begun();
  const names = first.flatMap(({ sources }) => sources);
  expect(names.toSorted()).toEqual(scheduled.map(({ name }) => name).toSorted());
  expect(first).toHaveLength(scheduled.length);
  for (const { id } of first) {
    expect(await ended(token, id, 110_000)).toMatchObject({ state: "completed" });
  }
  await occur();
  await occur();
  expect((await begun()).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
});

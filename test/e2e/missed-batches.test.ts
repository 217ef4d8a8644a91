import { randomUUID } from "node:crypto";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { AwsClient } from "aws4fetch";
import { expect, test } from "vitest";
import * as z from "zod";
import { api, somebody } from "#test/support/clouds/api.ts";
import { cloudClient, linesFor } from "#test/support/clouds/cloud-logs.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { admin } from "#test/support/sources/runs.ts";

const Description = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })).min(1) }),
});
const Start = z.object({ ShardIterator: z.string() });
const Records = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        SequenceNumber: z.string(),
        NewImage: z.object({ printingId: z.object({ S: z.string() }).optional() }).optional(),
      }),
    }),
  ),
  NextShardIterator: z.string().optional(),
});

async function askStream(operation: string, input: object): Promise<unknown> {
  const { endpoint, region, credentials } = cloudClient();
  const client = new AwsClient({ ...credentials, region, service: "dynamodb" });
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
  };
  return (
    await client.fetch(endpoint, { method: "POST", headers, body: JSON.stringify(input) })
  ).json();
}

/** The letter that Lambda writes of a batch with one record: the item that holds this printing. */
async function letterOf(printingId: string): Promise<object> {
  const table = new DescribeTableCommand({ TableName: "cardlake-local-users" });
  const { Table } = await new DynamoDBClient(cloudClient()).send(table);
  const streamArn = Table?.LatestStreamArn;
  const stream = await askStream("DescribeStream", { StreamArn: streamArn });
  for (const { ShardId: shardId } of Description.parse(stream).StreamDescription.Shards) {
    const from = { StreamArn: streamArn, ShardId: shardId, ShardIteratorType: "TRIM_HORIZON" };
    let next: string | undefined = Start.parse(
      await askStream("GetShardIterator", from),
    ).ShardIterator;
    for (let call = 0; next && call < 20; call += 1) {
      const page = Records.parse(await askStream("GetRecords", { ShardIterator: next }));
      const found = page.Records.find(
        ({ dynamodb }) => dynamodb.NewImage?.printingId?.S === printingId,
      );
      const at = found?.dynamodb.SequenceNumber;
      if (at) {
        return {
          requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 11 },
          DDBStreamBatchInfo: {
            ...{ streamArn, shardId, startSequenceNumber: at, endSequenceNumber: at },
            batchSize: 1,
          },
        };
      }
      next = page.NextShardIterator;
    }
  }
  throw new Error(`The stream has no item with ${printingId}.`);
}

test("[OPS-8] a batch that a stream's follower missed is made up for by a redrive of its letter", async () => {
  const since = new Date();
  const { token } = await somebody();
  const { body: made } = await api("POST /v1/collections", {
    token,
    body: { name: "Missed", kind: "binder" },
  });
  const [printingId = ""] = await cardsWithPictures(1);
  const cause = `missed-${randomUUID()}`;
  await api(`POST /v1/collections/${made.id}/items`, {
    token,
    body: {
      items: [{ printingId, variant: "normal", quantity: 1, condition: "near_mint" }],
    },
    headers: { "x-correlation-id": cause },
  });
  await linesFor(cause, "images-queue-wanted-images", since);

  await new SQSClient(cloudClient()).send(
    new SendMessageCommand({
      QueueUrl: `${cloudClient().endpoint}/000000000000/cardlake-local-queue-wanted-images-missed`,
      MessageBody: JSON.stringify(await letterOf(printingId)),
    }),
  );
  const { status, body } = await api("POST /v1/admin/queues/queue-wanted-images/redrive", {
    token: await admin(),
    body: { limit: 10 },
  });
  expect({ status, ...body }).toEqual({ status: 200, redriven: 1, deadLettersLeft: 0 });
  await expect
    .poll(async () => (await linesFor(cause, "images-queue-wanted-images", since)).length, {
      timeout: 30_000,
    })
    .toBeGreaterThanOrEqual(2);
});

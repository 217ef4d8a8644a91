import { expect, test } from "vitest";
import { streamRecords } from "#shared/aws/stream-records.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

type Asked = { readonly operation: string; readonly input: Record<string, unknown> };

/** A stream that answers in turn, and what it was asked. */
async function aStream(...answers: { status?: number; body: object }[]) {
  const asked: Asked[] = [];
  const { origin } = await loopbackServer(async (request, response) => {
    const chunks = await request.toArray();
    const target = String(request.headers["x-amz-target"]);
    asked.push({
      operation: target.replace("DynamoDBStreams_20120810.", ""),
      input: JSON.parse(Buffer.concat(chunks).toString()),
    });
    const { status = 200, body } = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify(body));
  });
  const variables = {
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "us-east-1" },
    AWS_ENDPOINT_URL: origin,
  };
  return { records: streamRecords(variables), asked };
}

const batch = {
  DDBStreamBatchInfo: {
    shardId: "shardId-1",
    startSequenceNumber: "800000000003126276362",
    endSequenceNumber: "800000000003126276371",
    streamArn: "arn:aws:dynamodb:us-east-1:000000000000:table/users/stream/2026",
  },
};
const record = (last: string) => ({
  eventName: "INSERT",
  dynamodb: { SequenceNumber: `8000000000031262763${last}` },
});
const started = { body: { ShardIterator: "first" } };

test("[OPS-8] a batch is read from its first record to its last, page by page, and no further", async () => {
  const { records, asked } = await aStream(
    started,
    { body: { Records: [record("62")], NextShardIterator: "second" } },
    { body: { Records: [], NextShardIterator: "third" } },
    { body: { Records: [record("71"), record("72")], NextShardIterator: "fourth" } },
  );
  expect(await records.of(batch)).toEqual([record("62"), record("71")]);
  expect(asked[0]).toMatchObject({
    operation: "GetShardIterator",
    input: { ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber: "800000000003126276362" },
  });
  expect(asked.slice(1).map(({ input }) => input["ShardIterator"])).toEqual([
    ...["first", "second", "third"],
  ]);
});

test("a shard that ends before the batch does gives what it has", async () => {
  const { records } = await aStream(started, { body: { Records: [record("62")] } });
  expect(await records.of(batch)).toEqual([record("62")]);
});

test("a stream in trouble is asked again, and one that forgot says so at once", async () => {
  const troubled = await aStream({ status: 500, body: {} }, started, {
    body: { Records: [record("71")] },
  });
  expect(await troubled.records.of(batch)).toHaveLength(1);
  const type = "com.amazonaws.dynamodb.v20120810#TrimmedDataAccessException";
  const forgetful = await aStream({ status: 400, body: { __type: type } });
  expect(await forgetful.records.of(batch)).toBe("gone");
  expect(forgetful.asked).toHaveLength(1);
  const away = await aStream();
  await expect(away.records.of(batch)).rejects.toThrow("GetShardIterator was answered 500");
});

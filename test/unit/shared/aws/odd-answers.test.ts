import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { describe, expect, test, vi } from "vitest";
import { batchDelete, batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { foldersIn, keysIn, objectsIn } from "#shared/aws/keys-in.ts";
import { putIfSame } from "#shared/aws/put-if-absent.ts";
import { sendMessages } from "#shared/aws/sqs-sending.ts";
import { streamRecords } from "#shared/aws/stream-records.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

describe("a conditional write", () => {
  const refusal = new ConditionalCheckFailedException({ message: "No.", $metadata: {} });
  test("is done, or refused by its condition, and fails for any other reason", async () => {
    expect(await unlessRefused(Promise.resolve(), "done", "refused")).toBe("done");
    expect(await unlessRefused(Promise.reject(refusal), "done", "refused")).toBe("refused");
    const other = unlessRefused(Promise.reject(new Error("DynamoDB is away")), 1, 2);
    await expect(other).rejects.toThrow("DynamoDB is away");
  });
});

describe("what lies in a folder", () => {
  /** A bucket that lists page by page. */
  function aBucket(...pages: object[]) {
    const client = new S3Client({ region: "us-east-1" });
    const asked: object[] = [];
    vi.spyOn(client, "send").mockImplementation(async (command: object) => {
      asked.push({ ...(command as { input: object }).input });
      return pages.shift() ?? {};
    });
    return { client, asked };
  }
  const folder = { Bucket: "lake", Prefix: "bronze/" };
  const storedAt = new Date("2026-02-01T06:00:00.000Z");

  test("is found page by page, each with its size, time and tag", async () => {
    const { client, asked } = aBucket(
      {
        Contents: [{ Key: "bronze/a", Size: 3, LastModified: storedAt, ETag: '"1"' }],
        NextContinuationToken: "more",
      },
      { Contents: [{ Key: "bronze/b" }, {}] },
    );
    expect(await objectsIn(client, { ...folder })).toEqual([
      { key: "bronze/a", bytes: 3, storedAt, tag: '"1"' },
      { key: "bronze/b", bytes: 0, storedAt: new Date(0), tag: "" },
    ]);
    expect(asked).toMatchObject([
      { Bucket: "lake", Prefix: "bronze/" },
      { Bucket: "lake", Prefix: "bronze/", ContinuationToken: "more" },
    ]);
    expect(await keysIn(aBucket({ Contents: [{ Key: "bronze/a" }] }).client, folder)).toEqual([
      "bronze/a",
    ]);
    expect(await keysIn(aBucket({}).client, folder)).toEqual([]);
  });

  test("are folders too, directly in it", async () => {
    const { client, asked } = aBucket(
      { CommonPrefixes: [{ Prefix: "bronze/a/" }, {}], NextContinuationToken: "more" },
      { CommonPrefixes: [{ Prefix: "bronze/b/" }] },
    );
    expect(await foldersIn(client, folder)).toEqual(["bronze/a/", "bronze/b/"]);
    expect(asked[0]).toMatchObject({ ...folder, Delimiter: "/" });
    expect(await foldersIn(aBucket({}).client, folder)).toEqual([]);
  });
});

describe("an object that is stored where one with a tag lies", () => {
  const answer = (httpStatusCode: number, name = "S3") =>
    new S3ServiceException({ name, $fault: "client", $metadata: { httpStatusCode } });
  const aBucket = (error?: Error) => {
    const asked: PutObjectCommand["input"][] = [];
    const s3 = {
      async send({ input }: PutObjectCommand) {
        asked.push(input);
        if (error) throw error;
        return {};
      },
    } as unknown as S3Client;
    return { s3, asked };
  };
  const object = { Bucket: "lake", Key: "a", Body: "b" };

  test("takes its place, or finds another, or none", async () => {
    const { s3, asked } = aBucket();
    expect(await putIfSame(s3, object, "tag")).toBe("saved");
    expect(asked).toEqual([{ ...object, IfMatch: "tag" }]);
    for (const error of [answer(412), answer(404, "NoSuchKey")]) {
      expect(await putIfSame(aBucket(error).s3, object, "tag")).toBe("another_there");
    }
    const away = answer(404, "NoSuchBucket");
    await expect(putIfSame(aBucket(away).s3, object, "tag")).rejects.toBe(away);
  });
});

describe("reads and deletes in batches", () => {
  function aTable(answer: object) {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "us-east-1" }));
    const asked: { t?: Record<string, unknown> }[] = [];
    vi.spyOn(client, "send").mockImplementation(async (command: object) => {
      asked.push((command as { input: { RequestItems: object } }).input.RequestItems);
      return answer;
    });
    return { client, asked };
  }
  const key = { pk: "P", sk: "1" };

  test("see what was written last where it is asked for, and only there", async () => {
    const { client, asked } = aTable({ Responses: { t: [key] } });
    expect(await batchGet(client, "t", [key], { isConsistent: true })).toEqual([key]);
    expect(asked[0]?.t).toEqual({ Keys: [key], ConsistentRead: true });
    await batchGet(client, "t", [key], { ProjectionExpression: "pk" });
    expect(asked[1]?.t).toEqual({ Keys: [key], ProjectionExpression: "pk" });
  });

  test("are done where the answer names nothing that is left", async () => {
    expect(await batchGet(aTable({}).client, "t", [key])).toEqual([]);
    expect(await batchGet(aTable({ UnprocessedKeys: {} }).client, "t", [key])).toEqual([]);
    const { client, asked } = aTable({ UnprocessedItems: {} });
    await batchDelete(client, "t", [key]);
    await batchDelete(aTable({}).client, "t", [key]);
    expect(asked).toEqual([{ t: [{ DeleteRequest: { Key: key } }] }]);
  });

  test("call nobody for nothing", async () => {
    const { client, asked } = aTable({});
    expect(await batchGet(client, "t", [])).toEqual([]);
    await batchDelete(client, "t", []);
    expect(asked).toEqual([]);
  });
});

describe("messages that SQS does not take", () => {
  const queue = "https://sqs.example/123/cards";
  const answering = (...answers: object[]) => {
    let calls = 0;
    const client = {
      async send({ input }: SendMessageBatchCommand) {
        calls += 1;
        return answers.length > 0 ? answers.shift() : { Successful: input.Entries };
      },
    } as unknown as Pick<SQSClient, "send">;
    return { client, calls: () => calls };
  };
  const failed = (more: object) => ({
    Failed: [{ Id: "0", SenderFault: false, Code: "Down", ...more }],
  });

  test("are told with the message of the refusal, or else its code", async () => {
    const told = (more: object) =>
      sendMessages(answering(failed({ SenderFault: true, ...more })).client, queue, [{ body: {} }]);
    await expect(told({ Message: "Too long" })).rejects.toThrow("for cards: Too long.");
    await expect(told({})).rejects.toThrow("for cards: Down.");
  });

  test("are none where the answer names none, and are taken the second time", async () => {
    const good = answering({});
    await sendMessages(good.client, queue, [{ body: {} }]);
    expect(good.calls()).toBe(1);
    const twice = answering(failed({}));
    await sendMessages(twice.client, queue, [{ body: {} }]);
    expect(twice.calls()).toBe(2);
  });
});

describe("[OPS-8] a stream that is read once more", () => {
  const batch = {
    DDBStreamBatchInfo: {
      ...{ shardId: "shardId-1", startSequenceNumber: "8", endSequenceNumber: "10" },
      streamArn: "arn:aws:dynamodb:us-east-1:000000000000:table/users/stream/2026",
    },
  };
  const record = (SequenceNumber: string) => ({
    eventName: "INSERT",
    dynamodb: { SequenceNumber },
  });
  async function aStream(answer: (call: number) => { status?: number; body: object }) {
    let calls = 0;
    const { origin } = await loopbackServer(async (request, response) => {
      await request.toArray();
      const { status = 200, body } = answer(calls);
      calls += 1;
      response.writeHead(status).end(JSON.stringify(body));
    });
    const variables = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
    const records = streamRecords({ ...variables, AWS_ENDPOINT_URL: origin });
    return { records, calls: () => calls };
  }
  const page = (...Records: object[]) => ({ body: { Records, NextShardIterator: "next" } });
  const started = { body: { ShardIterator: "first" } };

  test("is left at the last record of the batch, numbers counting and not their digits", async () => {
    const { records, calls } = await aStream((call) =>
      call === 0 ? started : page(record("8"), record("9"), record("10")),
    );
    expect(await records.of(batch)).toHaveLength(3);
    expect(calls()).toBe(2);
  });

  test("that never comes to the end of the batch is given up", async () => {
    const { records, calls } = await aStream((call) => (call === 0 ? started : page(record("8"))));
    await expect(records.of(batch)).rejects.toThrow(
      "The batch did not end within 50 reads of its shard.",
    );
    expect(calls()).toBe(51);
  });

  test("of another table by now is gone, and any other refusal is quoted", async () => {
    const refusal = (type?: string) =>
      aStream(() => ({ status: 400, body: type ? { __type: type } : {} }));
    const gone = await refusal("com.amazonaws#ResourceNotFoundException");
    expect(await gone.records.of(batch)).toBe("gone");
    const denied = await refusal("AccessDenied");
    await expect(denied.records.of(batch)).rejects.toThrow(
      "GetShardIterator was answered 400 AccessDenied",
    );
    expect(denied.calls()).toBe(4);
  });
});

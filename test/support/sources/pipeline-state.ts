import { gunzipSync } from "node:zlib";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { BronzeLine, Observation, recentFolder } from "#schemas/storage/lake.ts";
import { keysIn } from "#shared/aws/keys-in.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { messagesIn, queueUrl } from "#test/support/clouds/queue-messages.ts";

const client = () => ({
  endpoint: inject("cloud").awsEndpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const s3 = () => new S3Client({ ...client(), forcePathStyle: true });
const Bucket = "cardlake-local-lake-000000000000-us-east-1";

/** Every item of the catalogue's table, attribute by attribute, in the order of keys. */
export async function catalogItems(): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  const pages = paginateScan({ client: cloudDocuments() }, { TableName: "cardlake-local-catalog" });
  for await (const { Items = [] } of pages) {
    // What caused the last write, what waits for an index, and when one, a map of products or a file of newest prices was built are none of the
    // catalogue's content.
    for (const { correlationId: _cause, ...item } of Items) {
      if (!/^(WANTED#|FORMAT#|MAP#|CURRENT#|REQUEST$)/.test(String(item["sk"]))) items.push(item);
    }
  }
  const key = ({ pk, sk }: Record<string, unknown>) => `${pk} ${sk}`;
  return items.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Keys of the lake below a prefix. */
export const lakeKeys = (Prefix: string): Promise<readonly string[]> =>
  keysIn(s3(), { Bucket, Prefix });

/** Keys of all packs. */
export const packKeys = async (): Promise<string[]> =>
  (await lakeKeys("bronze/")).filter((key) => key.endsWith(".ndjson.gz"));

/** The lines of an object of the lake. */
export async function packLines(Key: string): Promise<BronzeLine[]> {
  const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key }));
  const text = gunzipSync((await Body?.transformToByteArray()) ?? "").toString();
  return text
    .trim()
    .split("\n")
    .map((line) => BronzeLine.parse(JSON.parse(line)));
}

/** What a run recorded of every exchange, in the order of time. */
export async function observationsOf(runId: string): Promise<Observation[]> {
  const all = await observationsBelow(recentFolder);
  return all
    .filter((line) => line.runId === runId)
    .sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
}

/** What is recorded below a prefix of the lake, in no order. */
export async function observationsBelow(prefix: string): Promise<Observation[]> {
  const keys = await lakeKeys(prefix);
  const objects = await Promise.all(
    keys.map(async (Key) => {
      const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key }));
      return gunzipSync((await Body?.transformToByteArray()) ?? "").toString();
    }),
  );
  return objects
    .flatMap((text) => text.trim().split("\n"))
    .map((line) => Observation.parse(JSON.parse(line)));
}

type QueueName = "fetch" | "normalize" | "index" | "prices";

/** Puts messages into a queue of the pipeline, one after another. */
export async function send(name: QueueName, messages: readonly object[]): Promise<void> {
  const sqs = new SQSClient(client());
  const QueueUrl = await queueUrl(sqs, name);
  for (const message of messages) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  }
}

/** Messages that wait or are being handled, in all queues of the pipeline together. */
export const messagesLeft = (): Promise<number> => messagesIn(new SQSClient(client()));

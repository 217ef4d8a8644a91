import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import type { MissedBatch } from "#schemas/messages/missed-batch.ts";
import { type AwsVariables, signedClient } from "./signed-client.ts";

/** Records of a table's stream, read once more. */
export interface StreamRecords {
  /** The records of a batch, and what lies between them; `gone` when the stream has forgotten them. */
  of(batch: MissedBatch): Promise<readonly DynamoDBRecord[] | "gone">;
}

const timeoutMs = 10_000;
const tries = 4;
const firstPauseMs = 100;
/** A batch has a hundred records; what else was written meanwhile lies between them. */
const mostCalls = 50;

const Iterator = z.object({ ShardIterator: z.string() });
const Page = z.object({
  Records: z.array(
    z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string().regex(/^\d+$/) }) }),
  ),
  NextShardIterator: z.string().nullish(),
});
const Refusal = z.object({ __type: z.string() });
/** A day is over; or the table, with its stream, is another one by now. */
const forgotten = /TrimmedDataAccessException|ResourceNotFoundException/;

class Forgotten extends Error {
  override readonly name = "Forgotten";
}

/** Reads by signed requests: two operations are not worth the SDK's client of all. */
export function streamRecords(variables: AwsVariables): StreamRecords {
  const { AWS_REGION: region = "us-east-1", AWS_ENDPOINT_URL } = variables;
  const address = AWS_ENDPOINT_URL ?? `https://streams.dynamodb.${region}.amazonaws.com/`;
  const client = signedClient("dynamodb", region, variables);
  const once = async (operation: string, input: object) => {
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const init = { method: "POST", headers, body: JSON.stringify(input), signal };
    const answer = await client.fetch(address, init);
    const body: unknown = await answer.json();
    if (answer.status === 200) return body;
    const { data } = Refusal.safeParse(body);
    const what = `${operation} was answered ${answer.status} ${data?.__type ?? ""}`;
    throw forgotten.test(data?.__type ?? "") ? new Forgotten(what) : new Error(what);
  };
  const send = async (operation: string, input: object): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(operation, input);
      } catch (error) {
        if (attempt === tries || error instanceof Forgotten) throw error;
      }
      await sleep(firstPauseMs * 2 ** attempt);
    }
  };
  const read = async ({ DDBStreamBatchInfo: batch }: MissedBatch) => {
    const start = await send("GetShardIterator", {
      ...{ StreamArn: batch.streamArn, ShardId: batch.shardId },
      ...{ ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber: batch.startSequenceNumber },
    });
    let next: string | null | undefined = Iterator.parse(start).ShardIterator;
    const end = BigInt(batch.endSequenceNumber);
    const records: DynamoDBRecord[] = [];
    for (let call = 0; next && call < mostCalls; call += 1) {
      const page = Page.parse(await send("GetRecords", { ShardIterator: next }));
      const wanted = page.Records.filter((one) => BigInt(one.dynamodb.SequenceNumber) <= end);
      records.push(...wanted.map((one): DynamoDBRecord => one));
      const last = page.Records.at(-1)?.dynamodb.SequenceNumber;
      if (last !== undefined && BigInt(last) >= end) return records;
      next = page.NextShardIterator;
    }
    if (next) throw new Error(`The batch did not end within ${mostCalls} reads of its shard.`);
    return records;
  };
  return {
    of: (batch) =>
      read(batch).catch((error: unknown) => {
        if (error instanceof Forgotten) return "gone" as const;
        throw error;
      }),
  };
}

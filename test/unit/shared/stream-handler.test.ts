import type { DynamoDBRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { AddedItem } from "#schemas/messages/added-item.ts";
import { changeHandler, streamHandler } from "#shared/events/stream-handler.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";

const record = (
  eventName: DynamoDBRecord["eventName"],
  NewImage: Record<string, { S: string }>,
): DynamoDBRecord => ({ eventName, dynamodb: { NewImage } });

const item = (sk: string, printingId = "pokemon:en:base1-4") => ({
  sk: { S: sk },
  printingId: { S: printingId },
});

const missed = {
  DDBStreamBatchInfo: {
    ...{ shardId: "shardId-1", startSequenceNumber: "1", endSequenceNumber: "9" },
    streamArn: "arn:aws:dynamodb:us-east-1:000000000000:table/users/stream/2026",
  },
};

function recording(lying: readonly DynamoDBRecord[] | "gone" = []) {
  const taken: unknown[] = [];
  const handler = streamHandler(
    AddedItem,
    async () => undefined,
    async (items) => {
      taken.push(...items);
      return undefined;
    },
    async () => ({ of: async () => lying }),
  );
  return { taken, handler };
}

test("new items of collections are taken, and nothing else of the table", async () => {
  const { taken, handler } = recording();
  await handler({
    Records: [
      record("INSERT", item("ITEM#1")),
      record("MODIFY", item("ITEM#2", "pokemon:en:base1-5")),
      record("INSERT", { sk: { S: "TALLY#3" } }),
      record("INSERT", item("ITEM#4", "not a printing")),
      record("INSERT", item("ITEM#5", "pokemon:en:base1-6")),
      { eventName: "REMOVE", dynamodb: {} },
    ],
  });
  expect(taken).toEqual([
    { printingId: "pokemon:en:base1-4" },
    { printingId: "pokemon:en:base1-6" },
  ]);
});

test("a failure reaches the stream, which delivers again", async () => {
  const handler = streamHandler(
    AddedItem,
    async () => undefined,
    async () => {
      throw new Error("The queue is full.");
    },
  );
  const event = { Records: [record("INSERT", item("ITEM#1"))] };
  await expect(handler(event)).rejects.toThrow("full");
});

test("[OPS-8] called with the letter of a batch that it missed, a follower makes up for it", async () => {
  const { taken, handler } = recording([
    record("INSERT", item("ITEM#1")),
    record("MODIFY", item("ITEM#2")),
  ]);
  expect(await handler(missed)).toEqual({ outcome: "made_up_for", records: 2 });
  expect(taken).toEqual([{ printingId: "pokemon:en:base1-4" }]);
});

test("a batch that the stream has forgotten is gone, and what is no letter is refused", async () => {
  const { taken, handler } = recording("gone");
  expect(await handler(missed)).toEqual({ outcome: "gone" });
  expect(taken).toEqual([]);
  await expect(handler({ some: "thing" } as never)).rejects.toThrow("DDBStreamBatchInfo");
});

test("what is told of many causes at once is handed over in one go, on behalf of the last", async () => {
  const batches: { readonly cause: string | undefined; readonly items: readonly string[] }[] = [];
  const handler = changeHandler(
    ({ dynamodb }) => dynamodb?.NewImage?.["sk"]?.S,
    async () => undefined,
    async (items) => {
      batches.push({ cause: currentCorrelation(), items });
      return undefined;
    },
    { isTogether: true, streams: async () => ({ of: async () => [] }) },
  );
  const of = (sk: string, cause: string) =>
    record("INSERT", { sk: { S: sk }, correlationId: { S: cause } });
  await handler({
    Records: [of("CHANGE#1", "call-one-of-two"), of("CHANGE#2", "call-two-of-two")],
  });
  expect(batches).toEqual([{ cause: "call-two-of-two", items: ["CHANGE#1", "CHANGE#2"] }]);
});

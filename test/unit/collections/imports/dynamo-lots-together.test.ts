import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoLotsTogether } from "#functions/collections/imports/dynamo-lots-together.ts";
import { newItem } from "#shared/aws/transaction.ts";

type Code = "None" | "ConditionalCheckFailed" | "ThrottlingError" | "ValidationError";

/** A table that writes all of a transaction or nothing, by what it has against each lot. */
function table(against: (id: string) => Code = () => "None") {
  const calls: string[][] = [];
  const written: string[] = [];
  const client = {
    async send({ input: { TransactItems = [] } }: TransactWriteCommand) {
      const ids = TransactItems.map(({ Put }) => String(Put?.Item?.["id"]));
      calls.push(ids);
      const CancellationReasons = ids.map((id) => ({ Code: against(id) }));
      if (CancellationReasons.some(({ Code }) => Code !== "None")) {
        const message = "Transaction cancelled: see the reasons.";
        throw new TransactionCanceledException({ message, CancellationReasons, $metadata: {} });
      }
      written.push(...ids);
      return {};
    },
  } as unknown as DynamoDBDocumentClient;
  const write = dynamoLotsTogether(client);
  return { calls, written, of: (id: string) => write(newItem("users", { id })) };
}

test("lots that are written at the same moment are one call, at most 50 of them", async () => {
  const { of, calls } = table();
  const ids = Array.from({ length: 60 }, (_none, at) => `${at}`);
  expect(new Set(await Promise.all(ids.map(of)))).toEqual(new Set(["written"]));
  expect(calls).toEqual([ids.slice(0, 50), ids.slice(50)]);
});

test("a lot that is not what was read says so, and its neighbours may be written at another moment", async () => {
  const { of, written } = table((id) => (id === "old" ? "ConditionalCheckFailed" : "None"));
  expect(await Promise.all(["a", "old", "b"].map(of))).toEqual(["busy", "other", "busy"]);
  expect(written).toEqual([]);
  expect(await Promise.all(["a", "b"].map(of))).toEqual(["written", "written"]);
});

test("what the table does not take at this moment may be written at another", async () => {
  const { of } = table((id) => (id === "full" ? "ThrottlingError" : "None"));
  expect(await Promise.all(["a", "full"].map(of))).toEqual(["busy", "busy"]);
  const throttled = Object.assign(new Error("Slow down."), { name: "ThrottlingException" });
  const client = { send: () => Promise.reject(throttled) } as unknown as DynamoDBDocumentClient;
  const write = dynamoLotsTogether(client);
  expect(await Promise.all([newItem("users", {}), newItem("users", {})].map(write))).toEqual([
    "busy",
    "busy",
  ]);
});

test("a lot that the table never takes costs the others nothing, and says why", async () => {
  const { of, written } = table((id) => (id === "bad" ? "ValidationError" : "None"));
  const all = await Promise.allSettled(["a", "bad", "b"].map(of));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(all[1]).toMatchObject({ reason: { name: "TransactionCanceledException" } });
  expect(written).toEqual(["a", "b"]);
});

import type { BatchExecuteStatementCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoInserts } from "#functions/collections/imports/dynamo-inserts.ts";

type Answer = { readonly Error?: { readonly Code: string } };

/** A table that answers each statement by the id of its item, and what it was asked. */
function table(answerOf: (id: string) => Answer = () => ({}), answered = 25) {
  const calls: string[][] = [];
  const statements: string[] = [];
  const client = {
    async send({ input: { Statements = [] } }: BatchExecuteStatementCommand) {
      const ids = Statements.map(({ Parameters }) => String(Parameters?.[0]));
      calls.push(ids);
      statements.push(...Statements.map(({ Statement }) => Statement ?? ""));
      return { Responses: ids.map(answerOf).slice(0, answered) };
    },
  } as unknown as DynamoDBDocumentClient;
  const insert = dynamoInserts(client, "users");
  return { insert, calls, statements, of: (id: string) => insert({ id, tags: undefined, nth: 1 }) };
}

const fault = (Code: string): Answer => ({ Error: { Code } });

test("items that are written at the same moment are one call, at most 25 of them, and nothing is said of what is undefined", async () => {
  const { of, calls, statements } = table();
  const ids = Array.from({ length: 30 }, (_none, at) => `${at}`);
  expect(new Set(await Promise.all(ids.map(of)))).toEqual(new Set(["written"]));
  expect(calls).toEqual([ids.slice(0, 25), ids.slice(25)]);
  expect(new Set(statements)).toEqual(new Set([`INSERT INTO "users" VALUE {'id': ?, 'nth': ?}`]));
});

test("each item has an outcome of its own: written, there already, or no more at this moment", async () => {
  const faults = new Map([
    ["old", "DuplicateItem"],
    ["slow", "ThrottlingError"],
    ["full", "ProvisionedThroughputExceeded"],
    ["met", "TransactionConflict"],
  ]);
  const { of } = table((id) => (faults.has(id) ? fault(faults.get(id) ?? "") : {}));
  const outcomes = await Promise.all(["a", "old", "slow", "full", "met", "b"].map(of));
  expect(outcomes).toEqual(["written", "other", "busy", "busy", "busy", "written"]);
});

test("an item that is refused costs the others nothing, and says why", async () => {
  const there = new Set<string>();
  const { of, calls } = table((id) => {
    if (id === "bad") return fault("ValidationError");
    if (there.has(id)) return fault("DuplicateItem");
    there.add(id);
    return {};
  });
  const all = await Promise.allSettled(["a", "bad", "b"].map(of));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(all[1]).toMatchObject({ reason: { message: expect.stringContaining("ValidationError") } });
  expect(calls).toEqual([["a", "bad", "b"], ["a"], ["bad"], ["b"]]);
});

test("what no answer came for is not taken for written", async () => {
  const { of } = table(() => ({}), 0);
  await expect(of("a")).rejects.toThrow("not answered");
});

test("a call that is too much for the table at this moment says so of each item", async () => {
  const throttled = Object.assign(new Error("Slow down."), { name: "ThrottlingException" });
  const client = { send: () => Promise.reject(throttled) } as unknown as DynamoDBDocumentClient;
  const insert = dynamoInserts(client, "users");
  expect(await Promise.all([insert({ id: "a" }), insert({ id: "b" })])).toEqual(["busy", "busy"]);
});

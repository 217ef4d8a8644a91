import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { expiryOf, newItem, transact, transactUnlessBusy } from "#shared/aws/transaction.ts";

const cancelled = (...codes: (string | undefined)[]) =>
  new TransactionCanceledException({
    ...{ message: "cancelled", $metadata: {} },
    CancellationReasons: codes.map((Code) => (Code === undefined ? {} : { Code })),
  });
const over = (error?: Error) =>
  ({
    send: async () => {
      if (error) throw error;
      return {};
    },
  }) as unknown as DynamoDBDocumentClient;

test("a transaction that went through is written", async () => {
  expect(await transact(over(), [])).toBe("written");
});

test.each([
  [["ConditionalCheckFailed", "None"]],
  [["None", "TransactionConflict"]],
  [["ConditionalCheckFailed", undefined]],
])("a transaction that met somebody else is lost: %j", async (codes) => {
  expect(await transact(over(cancelled(...codes)), [])).toBe("lost");
});

test.each([[["ConditionalCheckFailed", "ThrottlingError"]], [["ValidationError"]]])(
  "a transaction that is at fault itself is an error: %j",
  async (codes) => {
    const error = cancelled(...codes);
    await expect(transact(over(error), [])).rejects.toBe(error);
  },
);

test.each([
  cancelled("None", "ThrottlingError"),
  cancelled("ProvisionedThroughputExceeded", "TransactionConflict"),
  Object.assign(new Error("slower"), { name: "ThrottlingException" }),
  cancelled("ConditionalCheckFailed"),
])("who tries again has lost a transaction for which there is no room now: %#", async (error) => {
  expect(await transactUnlessBusy(over(error), [])).toBe("lost");
});

test("who tries again hears of a transaction that will never go through", async () => {
  for (const error of [cancelled("ThrottlingError", "ValidationError"), new TypeError("no")]) {
    await expect(transactUnlessBusy(over(error), [])).rejects.toBe(error);
  }
  expect(await transactUnlessBusy(over(), [])).toBe("written");
});

test("any other failure of a transaction is an error", async () => {
  await expect(transact(over(new TypeError("no network")), [])).rejects.toThrow("no network");
});

test("an item is new only where nothing lies", () => {
  expect(newItem("users", { pk: "a", sk: "b" })).toEqual({
    Put: {
      TableName: "users",
      Item: { pk: "a", sk: "b" },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  });
});

test("an expiry is whole seconds after the moment", () => {
  expect(expiryOf("1970-01-01T00:01:00.900Z", 30)).toBe(90);
});

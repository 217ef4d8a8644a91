import { expect, test } from "vitest";
import { updateOf } from "#shared/aws/updates.ts";

test("every field is named by a placeholder, and absent ones are left alone", () => {
  expect(
    updateOf({
      set: { state: "done", reason: undefined },
      add: { bytes: 3 },
      delete: { units: new Set(["a"]) },
      remove: ["etag"],
    }),
  ).toEqual({
    UpdateExpression: "SET #set0 = :set0 ADD #add0 :add0 DELETE #delete0 :delete0 REMOVE #remove0",
    ExpressionAttributeNames: {
      "#set0": "state",
      "#add0": "bytes",
      "#delete0": "units",
      "#remove0": "etag",
    },
    ExpressionAttributeValues: { ":set0": "done", ":add0": 3, ":delete0": new Set(["a"]) },
  });
});

test("a condition brings its own names and values", () => {
  const condition = { text: "#v = :v", names: { "#v": "version" }, values: { ":v": 1 } };
  expect(updateOf({ set: { version: 2 } }, condition)).toEqual({
    UpdateExpression: "SET #set0 = :set0",
    ConditionExpression: "#v = :v",
    ExpressionAttributeNames: { "#v": "version", "#set0": "version" },
    ExpressionAttributeValues: { ":v": 1, ":set0": 2 },
  });
});

test("an update without fields names none, as DynamoDB demands", () => {
  expect(updateOf({ remove: ["etag"] })).not.toHaveProperty("ExpressionAttributeValues");
});

import { randomUUID } from "node:crypto";
import { PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, test } from "vitest";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";

const TableName = "cardlake-local-work";
const pk = `QUICKER#${randomUUID()}`;
const documents = cloudDocuments();
beforeAll(async () => {
  for (const sk of ["1", "2", "3"])
    await documents.send(new PutCommand({ TableName, Item: { pk, sk, size: Number(sk) } }));
});

const found = async (condition: string, values: object, filter?: string) => {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      ...{ TableName, KeyConditionExpression: condition, FilterExpression: filter },
      ExpressionAttributeValues: { ":pk": pk, ...values },
    }),
  );
  return Items.map(({ sk }) => sk);
};

describe("an emulator that looks at the words of a condition once", () => {
  test("looks at each item, and at the values of each request", async () => {
    const after = "pk = :pk AND sk > :sk";
    expect(await found(after, { ":sk": "1" })).toEqual(["2", "3"]);
    expect(await found(after, { ":sk": "2" })).toEqual(["3"]);
    const between = "pk = :pk AND sk BETWEEN :low AND :high";
    expect(await found(between, { ":low": "1", ":high": "2" })).toEqual(["1", "2"]);
    expect(await found(between, { ":low": "3", ":high": "4" })).toEqual(["3"]);
    const filter = "attribute_exists(#no) OR NOT size(sk) > :n";
    await expect(found("pk = :pk", { ":n": 5 }, filter)).rejects.toThrow("#no");
  });

  test.each([
    ["pk = :pk AND sk BETWEEN :high AND :low", undefined, "BETWEEN"],
    ["pk = :pk", "status = :low OR sizes = :high", "reserved keyword"],
    ["pk = :pk", "sizes BETWEEN :high AND :low", "upper bound"],
    ["pk = :pk", "sizes = :low :high", "Syntax error"],
    ["pk = :pk", "((sizes = :low)) OR sizes = :high", "redundant parentheses"],
  ])("refuses %s where %s, however often it is asked", async (condition, filter, reason) => {
    const values = { ":low": "1", ":high": "2" };
    for (const _time of [1, 2]) {
      await expect(found(condition, values, filter)).rejects.toThrow(reason);
    }
  });

  test("writes where its condition holds, and nowhere else", async () => {
    const write = (expected: number) =>
      documents.send(
        new UpdateCommand({
          ...{ TableName, Key: { pk, sk: "1" }, UpdateExpression: "SET told = :told" },
          ConditionExpression: "#size = :expected",
          ExpressionAttributeNames: { "#size": "size" },
          ExpressionAttributeValues: { ":told": 1, ":expected": expected },
        }),
      );
    await write(1);
    await expect(write(2)).rejects.toThrow("conditional request failed");
  });
});

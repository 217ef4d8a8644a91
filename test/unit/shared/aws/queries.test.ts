import type { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { pageOf, queryOf, startOf } from "#shared/aws/id-pages.ts";
import { type ItemSpan, queryItems } from "#shared/aws/queries.ts";

/** A table that gives its items a page at a time, and remembers what it was asked. */
function aTable(...pages: (readonly { sk: string }[] | undefined)[]) {
  const asked: QueryCommand["input"][] = [];
  const client = {
    async send({ input }: QueryCommand) {
      asked.push(input);
      const Items = pages[asked.length - 1];
      const isLast = asked.length >= pages.length;
      return { Items, LastEvaluatedKey: isLast ? undefined : { pk: "P", sk: `${asked.length}` } };
    },
  } as unknown as DynamoDBDocumentClient;
  const query = (span: ItemSpan) => queryItems(client, "work", "P", span);
  return { query, asked };
}

test("pages are read to the last, and go on where the one before ended", async () => {
  const { query, asked } = aTable([{ sk: "a" }], undefined, [{ sk: "b" }]);
  expect(await query({})).toEqual([{ sk: "a" }, { sk: "b" }]);
  expect(asked.map(({ ExclusiveStartKey }) => ExclusiveStartKey)).toEqual([
    undefined,
    { pk: "P", sk: "1" },
    { pk: "P", sk: "2" },
  ]);
  expect(asked[0]).toEqual({
    TableName: "work",
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": "P" },
  });
});

test("no more is asked for than is wanted, and no page after enough", async () => {
  const { query, asked } = aTable([{ sk: "a" }, { sk: "b" }], [{ sk: "c" }], [{ sk: "d" }]);
  expect(await query({ limit: 3 })).toHaveLength(3);
  expect(asked.map(({ Limit }) => Limit)).toEqual([3, 1]);
});

test("a span names what it wants", async () => {
  const { query, asked } = aTable([]);
  await query({ prefix: "RUN#", after: "RUN#1", isConsistent: true });
  expect(asked[0]).toMatchObject({
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": "P", ":prefix": "RUN#" },
    ExclusiveStartKey: { pk: "P", sk: "RUN#1" },
    ConsistentRead: true,
  });
  const between = aTable([]);
  await between.query({ between: ["a", "b"] });
  expect(between.asked[0]).toMatchObject({
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
    ExpressionAttributeValues: { ":pk": "P", ":from": "a", ":to": "b" },
  });
  expect(between.asked[0]).not.toHaveProperty("ConsistentRead");
});

const list = { pk: "USER#1", prefix: "ITEM#" };
const ids = ["01ARZ3NDEKTSV4RRFFQ69G5FAA", "01ARZ3NDEKTSV4RRFFQ69G5FAB"] as const;

test("a page has a cursor only when more follows, and the cursor starts after its last", () => {
  const items = ids.map((id) => ({ id }));
  expect(pageOf(list, items, 2)).toEqual({ items });
  expect(pageOf(list, [], 2)).toEqual({ items: [] });
  expect(pageOf(list, items, 0)).toEqual({ items: [] });
  const { items: shown, nextCursor } = pageOf(list, items, 1);
  expect(shown).toEqual([{ id: ids[0] }]);
  expect(startOf(list, nextCursor)).toBe(ids[0]);
  expect(startOf(list, undefined)).toBeUndefined();
  expect(() => startOf({ ...list, prefix: "OTHER#" }, nextCursor)).toThrow("not one that this");
  expect(() => startOf({ ...list, pk: "USER#2" }, nextCursor)).toThrow("not one that this");
});

test("a list is read from its newest state", () => {
  const [after] = ids;
  expect(queryOf("users", list)).toEqual({
    TableName: "users",
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": "USER#1", ":prefix": "ITEM#" },
    ConsistentRead: true,
  });
  expect(
    queryOf(
      "users",
      list,
      startOf(
        list,
        pageOf(
          list,
          ids.map((id) => ({ id })),
          1,
        ).nextCursor,
      ),
    ),
  ).toMatchObject({ ExclusiveStartKey: { pk: "USER#1", sk: `ITEM#${after}` } });
});

import { expect, test } from "vitest";
import { type AskAgain, capacityOf } from "#bin/cost/counting/capacity.ts";
import { itemSize, readUnits, writeUnits } from "#bin/cost/counting/item-size.ts";

const item = (bytes: number) => ({ pk: { S: "x".repeat(bytes - 2) } });
const nobody: AskAgain = async (action) => {
  throw new Error(`${action} was not to be asked.`);
};
const answering =
  (answer: object): AskAgain =>
  async () =>
    answer;
const TableName = "cards";

test.each([
  ["a text", { name: { S: "é" } }, 6],
  ["a number", { n: { N: "-12.345" } }, 5],
  ["a truth", { ok: { BOOL: true } }, 3],
  ["a map", { m: { M: { a: { S: "bc" } } } }, 8],
  ["a list", { l: { L: [{ S: "ab" }, { S: "c" }] } }, 9],
])("the size of %s is that of its name and its value", (_what, value, size) => {
  expect(itemSize(value)).toBe(size);
});

test("units are rounded up, and an older answer costs half", () => {
  expect([0, 1, 4096, 4097].map((bytes) => readUnits(bytes, true))).toEqual([1, 1, 1, 2]);
  expect(readUnits(4097, false)).toBe(1);
  expect([1, 1024, 1025].map(writeUnits)).toEqual([1, 1, 2]);
});

test("a read by key costs the whole item, whatever of it was asked for", async () => {
  const request = { TableName, Key: { pk: { S: "a" } }, ProjectionExpression: "pk" };
  const got = await capacityOf("GetItem", request, {}, answering({ Item: item(9_000) }));
  expect(got).toEqual([{ table: TableName, readUnits: 1.5, writeUnits: 0 }]);
});

test("a batch rounds each item up, a query all of its items together", async () => {
  const Items = [item(600), item(600), item(600)];
  const RequestItems = { [TableName]: { Keys: Items } };
  const batch = answering({ Responses: { [TableName]: Items } });
  const [read] = await capacityOf("BatchGetItem", { RequestItems }, {}, batch);
  expect(read?.readUnits).toBe(1.5);
  const [queried] = await capacityOf("Query", { TableName }, { Items }, nobody);
  expect(queried?.readUnits).toBe(0.5);
});

test("an item that is not there costs a read too", async () => {
  const RequestItems = { [TableName]: { Keys: [item(10), item(10)] } };
  const none = answering({ Responses: {} });
  const [read] = await capacityOf("BatchGetItem", { RequestItems }, {}, none);
  expect(read?.readUnits).toBe(1);
});

test("new items cost what each of them does, and no other statement is known", async () => {
  const statement = (bytes: number) => ({
    Statement: `INSERT INTO "${TableName}" VALUE {'pk': ?, 'n': ?}`,
    Parameters: [{ S: "x".repeat(bytes - 5) }, { N: "1" }],
  });
  const Statements = [statement(1024), statement(1025)];
  const written = await capacityOf("BatchExecuteStatement", { Statements }, {}, nobody);
  const inTable = { table: TableName, readUnits: 0 };
  expect(written).toEqual([1, 2].map((writeUnits) => ({ ...inTable, writeUnits })));
  const other = { Statements: [{ Statement: `DELETE FROM "${TableName}"`, Parameters: [] }] };
  await expect(capacityOf("BatchExecuteStatement", other, {}, nobody)).rejects.toThrow("DELETE");
});

test("a query that filters or projects pays for what it read", async () => {
  const request = { TableName, FilterExpression: "a = b" };
  const whole = answering({ Items: [item(5_000)] });
  const [read] = await capacityOf("Query", request, { Items: [] }, whole);
  expect(read?.readUnits).toBe(1);
});

test("a transaction costs double, its conditions too", async () => {
  const TransactItems = [
    { Put: { TableName, Item: item(1_500) } },
    { ConditionCheck: { TableName, Key: { pk: { S: "a" } } } },
  ];
  const small = answering({ Item: item(100) });
  const units = await capacityOf("TransactWriteItems", { TransactItems }, {}, small);
  expect(units.map(({ writeUnits: one }) => one)).toEqual([4, 2]);
});

test("a single write costs what DynamoDB says, a refused one as a small one", async () => {
  const said = { ConsumedCapacity: { CapacityUnits: 3 } };
  const [done] = await capacityOf("PutItem", { TableName }, said, nobody);
  const [refused] = await capacityOf("UpdateItem", { TableName }, { __type: "No" }, nobody);
  expect([done?.writeUnits, refused?.writeUnits]).toEqual([3, 1]);
});

test("a call that nobody has priced is an error, not free", async () => {
  await expect(capacityOf("Scan", {}, {}, nobody)).rejects.toThrow("what Scan of DynamoDB costs");
});

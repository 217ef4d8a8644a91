import * as z from "zod";
import { Item, itemSize, readUnits, writeUnits } from "./item-size.ts";

/** What a call of DynamoDB costs, in one table. */
export interface Capacity {
  readonly table: string;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Asks DynamoDB itself, uncounted: a projected answer does not show how large its items are. */
export type AskAgain = (action: string, body: object) => Promise<unknown>;

const Keyed = z.object({ TableName: z.string(), Key: Item });
const Reading = z.object({ TableName: z.string(), ConsistentRead: z.boolean().default(false) });
const Consumed = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });
const Got = z.object({ Item: Item.optional() });
const Found = z.object({ Items: z.array(Item).default([]) });
const BatchKeys = z.object({
  RequestItems: z.record(
    z.string(),
    z.object({ Keys: z.array(Item), ConsistentRead: z.boolean().default(false) }),
  ),
});
const BatchFound = z.object({ Responses: z.record(z.string(), z.array(Item)) });
const BatchWrites = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(z.object({ PutRequest: z.object({ Item }).optional() })),
  ),
});
const Inserts = z.object({
  Statements: z.array(
    z.object({ Statement: z.string(), Parameters: z.array(z.record(z.string(), z.unknown())) }),
  ),
});
const Transaction = z.object({
  TransactItems: z.array(
    z.object({
      Put: z.object({ TableName: z.string(), Item }).optional(),
      Update: Keyed.optional(),
      Delete: Keyed.optional(),
      ConditionCheck: Keyed.optional(),
    }),
  ),
});

/**
 * Units of one call, by the documented sizes: a read is rounded up to 4 KB an item (a Query: all of
 * its items together), a write to 1 KB, a transaction costs double.
 *
 * The emulator's own count is right for single writes only, so everything else is computed.
 */
export async function capacityOf(
  action: string,
  request: unknown,
  answer: unknown,
  askAgain: AskAgain,
): Promise<readonly Capacity[]> {
  switch (action) {
    case "GetItem":
      return [await ofGet(request, askAgain)];
    case "Query":
      return [await ofQuery(request, answer, askAgain)];
    case "BatchGetItem":
      return ofBatchGet(request, askAgain);
    case "BatchWriteItem":
      return ofBatchWrite(request);
    case "TransactWriteItems":
      return ofTransaction(request, askAgain);
    case "BatchExecuteStatement":
      return ofInserts(request);
    case "PutItem":
    case "UpdateItem":
    case "DeleteItem":
      return [ofWrite(request, answer)];
    default:
      throw new Error(`Nobody has said what ${action} of DynamoDB costs; say it in capacity.ts.`);
  }
}

async function ofGet(request: unknown, askAgain: AskAgain): Promise<Capacity> {
  const { TableName, ConsistentRead } = Reading.parse(request);
  const size = await sizeAt(Keyed.parse(request), askAgain);
  return { table: TableName, readUnits: readUnits(size, ConsistentRead), writeUnits: 0 };
}

/** Projections, filters and counts save no units: the whole items count, as far as the page went. */
async function ofQuery(request: unknown, answer: unknown, askAgain: AskAgain): Promise<Capacity> {
  const { TableName: table, ConsistentRead } = Reading.parse(request);
  const query = z.record(z.string(), z.unknown()).parse(request);
  const isWhole = !query["ProjectionExpression"] && !query["FilterExpression"] && !query["Select"];
  const {
    FilterExpression: _filter,
    ProjectionExpression: _some,
    Select: _count,
    ...whole
  } = query;
  const { Items } = Found.parse(isWhole ? answer : await askAgain("Query", whole));
  const bytes = Items.reduce((sum, item) => sum + itemSize(item), 0);
  return { table, readUnits: readUnits(bytes, ConsistentRead), writeUnits: 0 };
}

async function ofBatchGet(request: unknown, askAgain: AskAgain): Promise<readonly Capacity[]> {
  const { RequestItems } = BatchKeys.parse(request);
  const whole = Object.entries(RequestItems).map(([table, { Keys }]) => [table, { Keys }]);
  const answer = await askAgain("BatchGetItem", { RequestItems: Object.fromEntries(whole) });
  const { Responses } = BatchFound.parse(answer);
  return Object.entries(RequestItems).map(([table, { Keys, ConsistentRead }]) => {
    const items = Responses[table] ?? [];
    const missing = Keys.length - items.length;
    const units = items.reduce((sum, item) => sum + readUnits(itemSize(item), ConsistentRead), 0);
    return { table, readUnits: units + missing * readUnits(0, ConsistentRead), writeUnits: 0 };
  });
}

const ofBatchWrite = (request: unknown): readonly Capacity[] =>
  Object.entries(BatchWrites.parse(request).RequestItems).map(([table, writes]) => ({
    table,
    readUnits: 0,
    // A deletion counts as large as what it deletes; all that we delete so is below 1 KB.
    writeUnits: writes.reduce(
      (sum, { PutRequest }) => sum + (PutRequest ? writeUnits(itemSize(PutRequest.Item)) : 1),
      0,
    ),
  }));

/** New items, each a statement of its own with its values as parameters. */
function ofInserts(request: unknown): readonly Capacity[] {
  return Inserts.parse(request).Statements.map(({ Statement, Parameters }) => {
    const [, table = "", names = ""] =
      /^INSERT INTO "([^"]+)" VALUE \{(.*)\}$/.exec(Statement) ?? [];
    if (table === "") throw new Error(`Nobody has said what this costs: ${Statement}`);
    const item = names.split(", ").map((name, at) => [name.slice(1, -4), Parameters[at] ?? {}]);
    return { table, readUnits: 0, writeUnits: writeUnits(itemSize(Object.fromEntries(item))) };
  });
}

async function ofTransaction(request: unknown, askAgain: AskAgain): Promise<readonly Capacity[]> {
  const { TransactItems } = Transaction.parse(request);
  return Promise.all(
    TransactItems.map(async ({ Put, Update, Delete, ConditionCheck }) => {
      const keyed = Update ?? Delete ?? ConditionCheck;
      const size = Put ? itemSize(Put.Item) : keyed ? await sizeAt(keyed, askAgain) : 0;
      const table = Put?.TableName ?? keyed?.TableName ?? "";
      return { table, readUnits: 0, writeUnits: 2 * writeUnits(size) };
    }),
  );
}

/** A refused write costs as much as a small one. */
function ofWrite(request: unknown, answer: unknown): Capacity {
  const { TableName: table } = z.object({ TableName: z.string() }).parse(request);
  const consumed = Consumed.safeParse(answer);
  const units = consumed.success ? consumed.data.ConsumedCapacity.CapacityUnits : 1;
  return { table, readUnits: 0, writeUnits: units };
}

async function sizeAt({ TableName, Key }: z.output<typeof Keyed>, askAgain: AskAgain) {
  const { Item: item } = Got.parse(await askAgain("GetItem", { TableName, Key }));
  return item ? itemSize(item) : 0;
}

import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import {
  pendingKey,
  Run,
  type RunState,
  runByTimeKey,
  runKey,
  runPartition,
  type UnitName,
  UnitProgress,
  unitKey,
  unitLabel,
} from "#schemas/storage/work-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { type Change, type Condition, updateOf } from "#shared/aws/updates.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { RunStore } from "./run-store.ts";

/** A quarter of a year of runs is enough to look back on. */
const keptSeconds = 90 * 86_400;

/** Keeps runs in the table `work`; `schemas/storage/work-items.ts` shows the keys. */
export function dynamoRunStore(client: DynamoDBDocumentClient, tableName: string): RunStore {
  const TableName = tableName;
  const expiresAtSeconds = () => Math.floor(Date.now() / 1000) + keptSeconds;

  const getRun = async (runId: string): Promise<Run | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: runKey(runId), ConsistentRead: true }),
    );
    return Item && Run.parse(Item);
  };

  const update = async (
    Key: { pk: string; sk: string },
    change: Change,
    condition?: Condition,
  ): Promise<Record<string, unknown>> => {
    const input = { TableName, Key, ...updateOf(change, condition) };
    const { Attributes } = await client.send(
      new UpdateCommand({ ...input, ReturnValues: "ALL_NEW" }),
    );
    return Attributes ?? {};
  };

  const query = async (pk: string, prefix: string, more: Partial<QueryInput> = {}) =>
    client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
        ...more,
      }),
    );

  const unitUpdate = async (
    runId: string,
    unit: UnitName,
    change: Change,
    condition?: Condition,
  ): Promise<UnitProgress> => {
    const { source, language, dataset, unit: name } = unit;
    const fields = { source, language, dataset, unit: name, expiresAtSeconds: expiresAtSeconds() };
    const whole = { ...change, set: { ...fields, ...change.set } };
    return UnitProgress.parse(await update(unitKey(runId, unit), whole, condition));
  };

  return {
    get: getRun,

    async create(run) {
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: { ...runKey(run.id), ...run, expiresAtSeconds: expiresAtSeconds() },
            ConditionExpression: "attribute_not_exists(pk)",
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const there = await getRun(run.id);
        if (there) return { run: there, outcome: "already_there" };
        throw error;
      }
      await client.send(
        new PutCommand({
          TableName,
          Item: { ...runByTimeKey(run), runId: run.id, expiresAtSeconds: expiresAtSeconds() },
        }),
      );
      return { run, outcome: "created" };
    },

    async list(page) {
      const { Items = [], LastEvaluatedKey } = await query("RUNS", "", {
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": "RUNS" },
        ScanIndexForward: false,
        ConsistentRead: true,
        ...pageInput("runs", "RUNS", page),
      });
      const ids = Items.map((item) => z.object({ runId: z.string() }).parse(item).runId);
      const found = await runsById(client, TableName, ids);
      const items = ids.flatMap((id) => found.get(id) ?? []);
      return { items, ...cursorAfter("runs", LastEvaluatedKey) };
    },

    async move(runId, { from, to, finishedAt }) {
      const states = from.map((state, index): [string, RunState] => [`:from${index}`, state]);
      const change = { set: { state: to, finishedAt } };
      return unlessRefused(
        update(runKey(runId), change, {
          text: `#state IN (${states.map(([slot]) => slot).join(", ")})`,
          names: { "#state": "state" },
          values: Object.fromEntries(states),
        }),
        true,
        false,
      );
    },

    async addPending(runId, units) {
      const byShard = Map.groupBy(units, (unit) => pendingKey(runId, unit).sk);
      for (const [sk, members] of byShard) {
        await update(
          { pk: runPartition(runId), sk },
          {
            set: { expiresAtSeconds: expiresAtSeconds() },
            add: { units: new Set(members.map(unitLabel)) },
          },
        );
      }
    },

    async removePending(runId, unit) {
      const left = await update(pendingKey(runId, unit), {
        delete: { units: new Set([unitLabel(unit)]) },
      });
      return Pending.parse(left).units?.size ?? 0;
    },

    async countPending(runId) {
      const { Items = [] } = await query(runPartition(runId), "PENDING#", { ConsistentRead: true });
      const sets = Items.map((item) => Pending.parse(item).units?.size ?? 0);
      return sets.reduce((sum, size) => sum + size, 0);
    },

    async startUnit(runId, unit, at) {
      await unitUpdate(runId, unit, { set: { state: "fetching", startedAt: at, updatedAt: at } });
    },

    async addToUnit(runId, unit, { figures, packs = [] }) {
      await unitUpdate(runId, unit, {
        set: { state: "fetching" },
        add: { ...figures, ...(packs.length > 0 && { packsLeft: new Set(packs) }) },
      });
    },

    packDone: (runId, unit, { pack, figures, rejected, healed }) =>
      unitUpdate(runId, unit, {
        add: { ...figures, ...(rejected.length > 0 && { rejected: new Set(rejected) }) },
        delete: {
          packsLeft: new Set([pack]),
          ...(healed.length > 0 && rejected.length === 0 && { rejected: new Set(healed) }),
        },
      }),

    async unitFetched(runId, unit, { at, figures }) {
      const stateIs = (state: "done" | "fetched") => ({ set: { state, updatedAt: at } });
      const done = await unlessRefused(
        unitUpdate(
          runId,
          unit,
          { ...stateIs("done"), add: figures },
          { text: "attribute_not_exists(packsLeft)" },
        ),
        true,
        false,
      );
      if (done) return "done";
      const { packsLeft } = await unitUpdate(runId, unit, { ...stateIs("fetched"), add: figures });
      if ((packsLeft?.size ?? 0) > 0) return "packs_left";
      // The last pack was done between the two writes, when the unit did not look fetched yet.
      await unitUpdate(runId, unit, stateIs("done"));
      return "done";
    },

    setUnit: (runId, unit, { state, at, reason = "" }) =>
      unitUpdate(runId, unit, { set: { state, updatedAt: at, reason } }),

    async listUnits(runId, page) {
      const list = `units ${runId}`;
      const { Items = [], LastEvaluatedKey } = await query(
        runPartition(runId),
        "UNIT#",
        pageInput(list, runPartition(runId), page),
      );
      const items = Items.map((item) => UnitProgress.parse(item));
      return { items, ...cursorAfter(list, LastEvaluatedKey) };
    },

    async allUnits(runId) {
      const all: UnitProgress[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const more = { ConsistentRead: true, ExclusiveStartKey: from };
        const { Items = [], LastEvaluatedKey } = await query(runPartition(runId), "UNIT#", more);
        all.push(...Items.map((item) => UnitProgress.parse(item)));
        from = LastEvaluatedKey;
      } while (from);
      return all;
    },
  };
}

type QueryInput = ConstructorParameters<typeof QueryCommand>[0];
const Pending = z.object({ units: z.set(z.string()).optional() });

async function runsById(client: DynamoDBDocumentClient, tableName: string, ids: string[]) {
  if (ids.length === 0) return new Map<string, Run>();
  const { Responses = {} } = await client.send(
    new BatchGetCommand({
      RequestItems: { [tableName]: { Keys: ids.map(runKey), ConsistentRead: true } },
    }),
  );
  const runs = (Responses[tableName] ?? []).map((item) => Run.parse(item));
  return new Map(runs.map((run) => [run.id, run]));
}

const pageInput = (list: string, pk: string, { limit, cursor }: PageRequest) => ({
  Limit: limit,
  ...(cursor && { ExclusiveStartKey: { pk, sk: positionIn(list, cursor, z.string()) } }),
});

const cursorAfter = (
  list: string,
  last: Record<string, unknown> | undefined,
): Pick<Page<never>, "nextCursor"> =>
  last ? { nextCursor: cursorAt(list, String(last["sk"])) } : {};

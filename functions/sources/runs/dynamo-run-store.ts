import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import {
  isUnderWay,
  latestRunKey,
  Run,
  type RunState,
  runByTimeKey,
  runKey,
  runOfSourceKey,
  runsOfSource,
} from "#schemas/storage/work-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { newItem, transact } from "#shared/aws/transaction.ts";
import { updateOf } from "#shared/aws/updates.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { runExpiry, runPage } from "./dynamo-run-items.ts";
import { dynamoRunUnits } from "./dynamo-run-units.ts";
import type { Created, RunStore } from "./run-store.ts";

const RunRef = z.object({ runId: z.string() });
const Latest = z.object({ sk: z.string(), runId: z.string() });
/** Others who begin at the same moment make a creation start over; more of them are a fault. */
const mostRaces = 5;

export interface RunTable {
  readonly tableName: string;
  readonly clock: Clock;
}

/** Keeps runs in the table `work`; `schemas/storage/work-items.ts` shows the keys. */
export function dynamoRunStore(client: DynamoDBDocumentClient, table: RunTable): RunStore {
  const { tableName: TableName, clock } = table;

  const get = async (runId: string): Promise<Run | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: runKey(runId), ConsistentRead: true }),
    );
    return Item && Run.parse(Item);
  };

  const runsById = async (ids: readonly string[]) => {
    const keys = [...new Set(ids)].map((id) => ({ ...runKey(id) }));
    const runs = await batchGet(client, TableName, keys, { isConsistent: true });
    return new Map(runs.map((item) => Run.parse(item)).map((run) => [run.id, run]));
  };

  /** The latest run of each source that has one, as it is now. */
  const latestOf = async (sources: readonly string[]) => {
    const keys = sources.map((source) => ({ ...latestRunKey(source) }));
    const items = await batchGet(client, TableName, keys, { isConsistent: true });
    const refs = items.map((item) => Latest.parse(item));
    const runs = await runsById(refs.map(({ runId }) => runId));
    return new Map(refs.map(({ sk, runId }) => [sk, { runId, run: runs.get(runId) }]));
  };

  /** Undefined when somebody else wrote at the same moment. */
  const attempt = async (run: Run, notBefore: string): Promise<Created | undefined> => {
    const there = await get(run.id);
    if (there) return { outcome: "already_there", run: there };
    const latest = await latestOf(run.sources);
    const open = [...latest.values()].flatMap((one) =>
      one.run && isUnderWay(one.run.state) ? [one.run] : [],
    );
    const busy = open.find(({ startedAt }) => startedAt >= notBefore);
    if (busy) return { outcome: "busy", run: busy };
    const expiresAtSeconds = runExpiry(clock());
    const outcome = await transact(client, [
      newItem(TableName, { ...runKey(run.id), ...run, expiresAtSeconds }),
      newItem(TableName, { ...runByTimeKey(run), runId: run.id, expiresAtSeconds }),
      ...run.sources.map((source) =>
        newItem(TableName, { ...runOfSourceKey(source, run), runId: run.id, expiresAtSeconds }),
      ),
      ...run.sources.map((source) => {
        const Item = { ...latestRunKey(source), runId: run.id, expiresAtSeconds };
        const seen = latest.get(source)?.runId;
        if (seen === undefined) return newItem(TableName, Item);
        const condition = { ConditionExpression: "runId = :seen" };
        return {
          Put: { TableName, Item, ...condition, ExpressionAttributeValues: { ":seen": seen } },
        };
      }),
    ]);
    return outcome === "written" ? { outcome: "created", run, displaced: open } : undefined;
  };

  return {
    ...dynamoRunUnits(client, table),
    get,

    async create(run, notBefore) {
      for (let race = 0; race < mostRaces; race += 1) {
        const created = await attempt(run, notBefore);
        if (created) return created;
      }
      throw new MessageError("transient", `Run ${run.id} lost ${mostRaces} races to others.`);
    },

    async list(page) {
      const refs = await runPage(client, TableName, {
        list: page.source === undefined ? "runs" : `runs of ${page.source}`,
        pk: page.source === undefined ? "RUNS" : runsOfSource(page.source),
        ...{ prefix: "", isNewestFirst: true, page },
        parse: (item) => RunRef.parse(item),
      });
      const found = await runsById(refs.items.map(({ runId }) => runId));
      return { ...refs, items: refs.items.flatMap(({ runId }) => found.get(runId) ?? []) };
    },

    move: (runId, { from, to: state, ...more }) => {
      const { finishedAt, reason, drift, findings } = more;
      const allowed = from.map((one, index): [string, RunState] => [`:from${index}`, one]);
      // A run that is healed has no reason to have failed any more.
      const change = {
        set: { state, finishedAt, reason, drift, findings },
        remove: reason ? [] : ["reason"],
      };
      const condition = {
        text: `#state IN (${allowed.map(([slot]) => slot).join(", ")})`,
        names: { "#state": "state" },
        values: Object.fromEntries(allowed),
      };
      const input = { TableName, Key: runKey(runId), ...updateOf(change, condition) };
      return unlessRefused(client.send(new UpdateCommand(input)), true, false);
    },
  };
}

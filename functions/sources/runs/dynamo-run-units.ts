import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import {
  pendingKey,
  runPartition,
  type UnitName,
  UnitProgress,
  unitKey,
  unitLabel,
} from "#schemas/storage/work-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { type Change, type Condition, updateOf } from "#shared/aws/updates.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { packDoneChanges } from "./dynamo-pack-done.ts";
import { runExpiry, runItems, runPage } from "./dynamo-run-items.ts";
import type { RunUnits } from "./run-store.ts";

const Pending = z.object({ units: z.set(z.string()).optional() });

const isNotFetched: Condition = {
  text: "attribute_not_exists(#state) OR NOT (#state IN (:fetched, :done))",
  names: { "#state": "state" },
  values: { ":fetched": "fetched", ":done": "done" },
};

/** Keeps the units of runs in the table `work`. */
export function dynamoRunUnits(
  client: DynamoDBDocumentClient,
  { tableName: TableName, clock }: { tableName: string; clock: Clock },
): RunUnits {
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

  const items = (pk: string, prefix: string) => runItems(client, TableName, { pk, prefix });

  const unitUpdate = async (
    runId: string,
    unit: UnitName,
    change: Change,
    condition?: Condition,
  ): Promise<UnitProgress> => {
    const { source, language, dataset, unit: name } = unit;
    const fields = { source, language, dataset, unit: name, expiresAtSeconds: runExpiry(clock()) };
    const whole = { ...change, set: { ...fields, ...change.set } };
    return UnitProgress.parse(await update(unitKey(runId, unit), whole, condition));
  };

  return {
    async addPending(runId, units) {
      const byShard = Map.groupBy(units, (unit) => pendingKey(runId, unit).sk);
      for (const [sk, members] of byShard) {
        await update(
          { pk: runPartition(runId), sk },
          {
            set: { expiresAtSeconds: runExpiry(clock()) },
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
      const shards = await items(runPartition(runId), "PENDING#");
      const sets = shards.map((item) => Pending.parse(item).units?.size ?? 0);
      return sets.reduce((sum, size) => sum + size, 0);
    },

    startUnit: (runId, unit, at) =>
      unlessRefused(
        unitUpdate(
          runId,
          unit,
          { set: { state: "fetching", startedAt: at, updatedAt: at } },
          isNotFetched,
        ),
        true,
        false,
      ),

    unitGivenUp: (runId, unit, { at, reason }) =>
      unlessRefused(
        unitUpdate(runId, unit, { set: { state: "failed", updatedAt: at, reason } }, isNotFetched),
        "failed" as const,
        "fetched" as const,
      ),

    async addToUnit(runId, unit, { figures, packs = [] }) {
      await unitUpdate(runId, unit, {
        set: { state: "fetching" },
        add: { ...figures, ...(packs.length > 0 && { packsLeft: new Set(packs) }) },
      });
    },

    async packDone(runId, unit, done) {
      const { counting, again, isNew } = packDoneChanges(done);
      try {
        return await unitUpdate(runId, unit, counting, isNew);
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return unitUpdate(runId, unit, again);
      }
    },

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

    listUnits: (runId, page) =>
      runPage(client, TableName, {
        list: `units ${runId}`,
        pk: runPartition(runId),
        prefix: "UNIT#",
        page,
        parse: (item) => UnitProgress.parse(item),
      }),

    async allUnits(runId) {
      const found = await items(runPartition(runId), "UNIT#");
      return found.map((item) => UnitProgress.parse(item));
    },
  };
}

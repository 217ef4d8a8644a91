import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import {
  Chain,
  chainKey,
  chainPrefix,
  planKey,
  Replay,
  type ReplayState,
  replayByTimeKey,
  replayDays,
  replayedPackKey,
  replayKey,
  replayPartition,
  replaysPartition,
} from "#schemas/storage/replay-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import { updateOf } from "#shared/aws/updates.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { runItems, runPage } from "../runs/dynamo-run-items.ts";
import { dynamoReplayAudits } from "./dynamo-replay-audits.ts";
import type { ReplayStore } from "./replay-store.ts";

const Ref = z.object({ replayId: z.string() });
const Plan = z.object({ chains: z.array(Chain) });
const keptSeconds = replayDays * 86_400;

export interface ReplayTable {
  readonly tableName: string;
  readonly clock: Clock;
}

/** Keeps replays in the table `work`; `schemas/storage/replay-items.ts` shows the keys. */
export function dynamoReplayStore(
  client: DynamoDBDocumentClient,
  { tableName: TableName, clock }: ReplayTable,
): ReplayStore {
  const expiring = <Item extends object>(item: Item) => ({
    ...item,
    expiresAtSeconds: expiryOf(clock().toISOString(), keptSeconds),
  });
  const item = async (Key: ReturnType<typeof replayKey>) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const get = async (replayId: string) => {
    const found = await item(replayKey(replayId));
    return found && Replay.parse(found);
  };
  /** Whether the item's place was free. */
  const isFirst = (one: object) => {
    const put = new PutCommand({
      ...{ TableName, Item: expiring(one) },
      ConditionExpression: "attribute_not_exists(pk)",
    });
    return unlessRefused(client.send(put), true, false);
  };

  /** Keeps a plan in one item, all or nothing, unless there is one; answers with the one that is there. */
  const keptPlan = async (key: ReturnType<typeof planKey>, chains: readonly Chain[]) => {
    if (await isFirst({ ...key, chains: [...chains] })) return chains;
    return Plan.parse(await item(key)).chains;
  };

  return {
    ...dynamoReplayAudits(client, TableName, expiring),
    get,

    async create(replay) {
      const outcome = await transact(client, [
        newItem(TableName, expiring({ ...replayKey(replay.id), ...replay })),
        newItem(TableName, expiring({ ...replayByTimeKey(replay), replayId: replay.id })),
      ]);
      return outcome === "written" ? replay : ((await get(replay.id)) ?? replay);
    },

    async list(page) {
      const refs = await runPage(client, TableName, {
        ...{ list: "replays", pk: replaysPartition, prefix: "", isNewestFirst: true, page },
        parse: (item) => Ref.parse(item).replayId,
      });
      const keys = refs.items.map((id) => ({ ...replayKey(id) }));
      const found = await batchGet(client, TableName, keys, { isConsistent: true });
      const replays = new Map(found.map((item) => [String(item["id"]), Replay.parse(item)]));
      return { ...refs, items: refs.items.flatMap((id) => replays.get(id) ?? []) };
    },

    move(replayId, { from, to: state, finishedAt, reason, turn }) {
      const allowed = from.map((one, index): [string, ReplayState] => [`:from${index}`, one]);
      const isTurn = turn === undefined ? "" : " AND turn = :before";
      const input = updateOf(
        {
          set: { state, finishedAt, reason, turn },
          remove: [...(reason ? [] : ["reason"]), ...(finishedAt ? [] : ["finishedAt"])],
        },
        {
          text: `#state IN (${allowed.map(([slot]) => slot).join(", ")})${isTurn}`,
          names: { "#state": "state" },
          values: {
            ...Object.fromEntries(allowed),
            ...(turn !== undefined && { ":before": turn - 1 }),
          },
        },
      );
      const update = new UpdateCommand({ TableName, Key: replayKey(replayId), ...input });
      return unlessRefused(client.send(update), true, false);
    },

    async addChains(replayId, plan, wanted) {
      const chains = await keptPlan(planKey(replayId, plan), wanted);
      for (const chain of chains) await isFirst({ ...chainKey(replayId, chain.index), ...chain });
    },

    async chains(replayId) {
      const found = await runItems(client, TableName, {
        pk: replayPartition(replayId),
        prefix: chainPrefix,
      });
      return found.map((item) => Chain.parse(item));
    },

    async step(replayId, next, pack) {
      if (pack) {
        const { phase, of } = pack;
        const key = replayedPackKey(replayId, next.index, `${phase}#${of.key}`);
        const [requests, items] = [of.requests, of.items].map(packed);
        const Item = expiring({ ...key, key: of.key, requests, items });
        await client.send(new PutCommand({ TableName, Item }));
      }
      const put = new PutCommand({
        ...{ TableName, Item: expiring({ ...chainKey(replayId, next.index), ...next }) },
        ConditionExpression: "version = :before",
        ExpressionAttributeValues: { ":before": next.version - 1 },
      });
      return unlessRefused(client.send(put), true, false);
    },
  };
}

/** Marks of eight bytes each: a tenth of what they would take as a list of texts. */
const packed = (marks: readonly string[]) => Buffer.from(marks.join(""), "hex");

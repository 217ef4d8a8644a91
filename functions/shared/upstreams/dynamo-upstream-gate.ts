import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { upstreamKey } from "#schemas/storage/work-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { admissionOf, Circuit, healthOf, retryAtAfter } from "./circuit.ts";
import { dynamoDaysOfCalls } from "./dynamo-days-of-calls.ts";
import type { PaceSettings } from "./pace-settings.ts";
import { patienceOf, politeness } from "./politeness.ts";
import type { Admission, Lease, UpstreamGate, UpstreamTrouble } from "./upstream-gate.ts";

const Item = Circuit.extend({
  nextFreeAtMs: z.number().optional(),
  lastSuccessAt: z.string().optional(),
});
type Item = z.output<typeof Item>;

/** A quarter of a second's worth: four writes a second at full speed, whatever the speed is. */
const leasesPerSecond = 4;

export interface GateOptions {
  readonly tableName: string;
  /** Of the upstream of that name. */
  readonly settingsOf: (source: string) => PaceSettings;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Keeps the queue of free moments of each upstream as one number in the table `work`: when the
 * next request may go out. A lease moves it on by what it takes, or from now when it lies behind,
 * in one conditional write; the same write brings the state of the circuit back.
 */
export function dynamoUpstreamGate(
  client: DynamoDBDocumentClient,
  { tableName, settingsOf, clock, random }: GateOptions,
): UpstreamGate {
  const days = dynamoDaysOfCalls(client, { tableName, settingsOf, clock });

  /** Undefined when the condition does not hold. */
  const update = async (
    source: string,
    expression: string,
    values: object = {},
    condition?: string,
  ): Promise<Item | undefined> => {
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: upstreamKey(source),
          UpdateExpression: expression,
          ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: { ...values } }),
          ...(condition && { ConditionExpression: condition }),
          ReturnValues: "ALL_NEW",
        }),
      );
      return Item.parse(Attributes ?? {});
    } catch (error) {
      if (condition && error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  const read = async (source: string): Promise<Item> => {
    const get = { TableName: tableName, Key: upstreamKey(source), ConsistentRead: true };
    return Item.parse((await client.send(new GetCommand(get))).Item ?? {});
  };

  /** Undefined when the other case applies by now. */
  const attempt = (source: string, costMs: number, isBehind: boolean, untilMs: number) => {
    const now = clock().getTime();
    const last = now + politeness.mostAheadMs;
    return isBehind
      ? update(
          source,
          "SET nextFreeAtMs = :next",
          { ":next": now + costMs, ":now": now, ":last": last },
          "attribute_not_exists(nextFreeAtMs) OR nextFreeAtMs < :now OR nextFreeAtMs > :last",
        )
      : update(
          source,
          "SET nextFreeAtMs = nextFreeAtMs + :cost",
          { ":cost": costMs, ":now": now, ":until": Math.min(untilMs, last) },
          "nextFreeAtMs BETWEEN :now AND :until",
        );
  };

  /** That all moments until then are others', if that is so. */
  const takenUntil = async (source: string, untilMs: number): Promise<Lease | undefined> => {
    if (!Number.isFinite(untilMs)) return undefined;
    const item = await read(source);
    const { nextFreeAtMs: firstAtMs = 0 } = item;
    const isWrong = firstAtMs > clock().getTime() + politeness.mostAheadMs;
    if (firstAtMs <= untilMs || isWrong) return undefined;
    return { firstAtMs, intervalMs: 0, count: 0, ...healthOf(item) };
  };

  /** A lease that the day has calls for, or none. */
  const counted = async (source: string, lease: Lease): Promise<Lease> => {
    const spentUntilMs = await days.take(source, lease.count);
    return spentUntilMs === undefined ? lease : { ...lease, count: 0, spentUntilMs };
  };

  const admit = async (source: string): Promise<Admission> => {
    const item = await read(source);
    const nowMs = clock().getTime();
    const patience = patienceOf(settingsOf(source));
    const admission = admissionOf(item, nowMs, patience);
    if (admission.outcome !== "due") return admission;
    const untilMs = nowMs + politeness.trialMs;
    const reserved = await update(
      source,
      "SET trialUntilMs = :until",
      { ":until": untilMs, ":now": nowMs, ":openings": item.openings },
      "openings = :openings AND (attribute_not_exists(trialUntilMs) OR trialUntilMs <= :now)",
    );
    if (reserved) return { outcome: "trial", untilMs };
    // Somebody was faster, with the trial or already with its outcome.
    const now = admissionOf(await read(source), nowMs, patience);
    if (now.outcome !== "due") return now;
    return { outcome: "wait", untilMs: nowMs + patience.firstWaitMs, reason: item.reason ?? "" };
  };

  const open = (source: string, item: Item, reason: string, retryAtMs: number) => {
    const { openings } = item;
    return update(
      source,
      "SET openings = :next, retryAtMs = :at, reason = :reason, circuitChangedAt = :now " +
        "REMOVE trialUntilMs",
      {
        ":next": (openings ?? 0) + 1,
        ":at": retryAtMs,
        ":reason": reason,
        ":now": clock().toISOString(),
        ...(openings !== undefined && { ":openings": openings }),
      },
      openings === undefined ? "attribute_not_exists(openings)" : "openings = :openings",
    );
  };

  const noteFailure = async (source: string, trouble: UpstreamTrouble): Promise<Admission> => {
    const name = sha256(trouble.request).slice(0, 12);
    const item =
      (await update(source, "ADD failing :f SET unwellSince = if_not_exists(unwellSince, :now)", {
        ":f": new Set([name]),
        ":now": clock().toISOString(),
      })) ?? {};
    const nowMs = clock().getTime();
    const patience = patienceOf(settingsOf(source));
    const retryAtMs = retryAtAfter(item, trouble, { nowMs, patience, random });
    const after =
      retryAtMs === undefined
        ? item
        : ((await open(source, item, trouble.reason, retryAtMs)) ?? (await read(source)));
    const admission = admissionOf(after, nowMs, patience);
    return admission.outcome === "due" ? admit(source) : admission;
  };

  return {
    admit,
    noteFailure,

    look: async (source) =>
      admissionOf(await read(source), clock().getTime(), patienceOf(settingsOf(source))),

    async giveBack(source, { untilMs }) {
      const values = { ":until": untilMs };
      await update(source, "REMOVE trialUntilMs", values, "trialUntilMs = :until");
    },

    async lease(source, wanted, untilMs = Number.POSITIVE_INFINITY, isCounted = true) {
      const { requestsPerSecond, callsPerDay } = settingsOf(source);
      const intervalMs = 1000 / requestsPerSecond;
      const most = Math.max(1, Math.floor(requestsPerSecond / leasesPerSecond));
      // A call that is leased and not made is lost to its day.
      const count = callsPerDay === undefined ? Math.min(wanted, most) : 1;
      const costMs = count * intervalMs;
      // A first lease finds the queue of moments idle, a further one finds its own behind it.
      for (let isBehind = true; ; isBehind = !isBehind) {
        const item = await attempt(source, costMs, isBehind, untilMs);
        const taken = !item && !isBehind && (await takenUntil(source, untilMs));
        if (taken) return taken;
        if (!item?.nextFreeAtMs) continue;
        const firstAtMs = item.nextFreeAtMs - costMs;
        const lease = { firstAtMs, intervalMs, count, ...healthOf(item) };
        return isCounted ? counted(source, lease) : lease;
      }
    },

    callsToday: days.today,
    endDay: days.end,

    async noteRecovery(source) {
      await update(
        source,
        "REMOVE failing, openings, unwellSince, retryAtMs, trialUntilMs, reason SET circuitChangedAt = :now",
        { ":now": clock().toISOString() },
      );
    },

    async noteSuccess(source, at) {
      await update(source, "SET lastSuccessAt = :at", { ":at": at });
    },

    async status(source) {
      const { requestsPerSecond } = settingsOf(source);
      const [item, callsToday] = await Promise.all([read(source), days.today(source)]);
      return { source, requestsPerSecond, ...statusOf(item), ...(callsToday && { callsToday }) };
    },
  };
}

const statusOf = (item: Item) => {
  const { openings, unwellSince, retryAtMs, reason, circuitChangedAt, lastSuccessAt } = item;
  return {
    isOpen: openings !== undefined,
    ...(circuitChangedAt && { circuitChangedAt }),
    ...(unwellSince && { unwellSince }),
    ...(retryAtMs !== undefined && { retryAt: new Date(retryAtMs).toISOString() }),
    ...(reason !== undefined && { reason }),
    ...(lastSuccessAt && { lastSuccessAt }),
  };
};

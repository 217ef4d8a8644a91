import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { upstreamKey } from "#schemas/storage/work-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { UpstreamGate } from "./upstream-gate.ts";

const Item = z.object({
  nextFreeAtMs: z.number().optional(),
  circuitState: z.string().optional(),
  circuitChangedAt: z.string().optional(),
  isOpen: z.boolean().optional(),
  lastSuccessAt: z.string().optional(),
});
type Item = z.output<typeof Item>;

/** A quarter of a second's worth: four writes a second at full speed, whatever the speed is. */
const leasesPerSecond = 4;

/**
 * Keeps the queue of free moments of each upstream as one number in the table `work`: when the
 * next request may go out. A lease moves it on by what it takes, or from now when it lies behind,
 * in one conditional write; the same write brings the state of the circuit back.
 */
export function dynamoUpstreamGate(
  client: DynamoDBDocumentClient,
  {
    tableName,
    requestsPerSecond,
    clock,
  }: {
    tableName: string;
    requestsPerSecond: number;
    clock: Clock;
  },
): UpstreamGate {
  const most = Math.max(1, Math.floor(requestsPerSecond / leasesPerSecond));
  const intervalMs = 1000 / requestsPerSecond;

  const update = async (source: string, expression: string, values: object, condition?: string) => {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: upstreamKey(source),
        UpdateExpression: expression,
        ExpressionAttributeValues: values,
        ...(condition && { ConditionExpression: condition }),
        ReturnValues: "ALL_NEW",
      }),
    );
    return Item.parse(Attributes ?? {});
  };

  /** Undefined when the other case applies by now. */
  const attempt = async (
    source: string,
    costMs: number,
    isBehind: boolean,
  ): Promise<Item | undefined> => {
    const now = clock().getTime();
    try {
      return isBehind
        ? await update(
            source,
            "SET nextFreeAtMs = :next",
            { ":next": now + costMs, ":now": now },
            "attribute_not_exists(nextFreeAtMs) OR nextFreeAtMs < :now",
          )
        : await update(
            source,
            "SET nextFreeAtMs = nextFreeAtMs + :cost",
            { ":cost": costMs, ":now": now },
            "nextFreeAtMs >= :now",
          );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  return {
    async lease(source, wanted) {
      const count = Math.min(wanted, most);
      const costMs = count * intervalMs;
      // A first lease finds the queue of moments idle, a further one finds its own behind it.
      for (let isBehind = true; ; isBehind = !isBehind) {
        const item = await attempt(source, costMs, isBehind);
        if (!item?.nextFreeAtMs) continue;
        const firstAtMs = item.nextFreeAtMs - costMs;
        return { firstAtMs, intervalMs, count, circuit: circuitOf(item) };
      }
    },

    async saveCircuit(source, { state, changedAt, isOpen }) {
      await update(source, `SET circuitState = :state, circuitChangedAt = :at, isOpen = :open`, {
        ":state": state,
        ":at": changedAt,
        ":open": isOpen,
      });
    },

    async noteSuccess(source, at) {
      await update(source, "SET lastSuccessAt = :at", { ":at": at });
    },

    async status(source) {
      const { Item: found } = await client.send(
        new GetCommand({ TableName: tableName, Key: upstreamKey(source) }),
      );
      const item = Item.parse(found ?? {});
      return {
        source,
        requestsPerSecond,
        isOpen: item.isOpen ?? false,
        ...(item.circuitChangedAt && { circuitChangedAt: item.circuitChangedAt }),
        ...(item.lastSuccessAt && { lastSuccessAt: item.lastSuccessAt }),
      };
    },
  };
}

const circuitOf = ({ circuitState: state, circuitChangedAt: changedAt }: Item) =>
  state === undefined || changedAt === undefined ? undefined : { state, changedAt };

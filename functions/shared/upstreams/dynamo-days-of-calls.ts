import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { DayOfUpstream, upstreamDayKey } from "#schemas/storage/work-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { upstreamDayAt } from "./day-of-calls.ts";
import type { PaceSettings } from "./pace-settings.ts";
import type { DayOfCalls } from "./upstream-gate.ts";

/** So long after its end nobody asks for a day any more. */
const keptSeconds = 7 * 86_400;

/**
 * Counts the calls of each day of an upstream in the table `work`, for all invocations together. Of two callers that want
 * the last one, one gets it: the condition is part of the write.
 */
export function dynamoDaysOfCalls(
  client: DynamoDBDocumentClient,
  {
    tableName,
    settingsOf,
    clock,
  }: {
    readonly tableName: string;
    readonly settingsOf: (source: string) => PaceSettings;
    readonly clock: Clock;
  },
) {
  const counted = (source: string) => {
    const settings = settingsOf(source);
    const { callsPerDay: limit } = settings;
    if (limit === undefined) return undefined;
    const { day, untilMs } = upstreamDayAt(clock(), settings);
    const expiresAtSeconds = Math.ceil(untilMs / 1000) + keptSeconds;
    return {
      limit,
      untilMs,
      key: { TableName: tableName, Key: upstreamDayKey(source, day) },
      expiresAtSeconds,
    };
  };

  return {
    /** Takes so many calls of the day; answers with its end when they are spent. */
    async take(source: string, calls: number): Promise<number | undefined> {
      const own = counted(source);
      if (!own) return undefined;
      try {
        await client.send(
          new UpdateCommand({
            ...own.key,
            UpdateExpression: "ADD calls :calls SET expiresAtSeconds = :expires",
            ConditionExpression: "attribute_not_exists(calls) OR calls <= :most",
            ExpressionAttributeValues: {
              ":calls": calls,
              ":most": own.limit - calls,
              ":expires": own.expiresAtSeconds,
            },
          }),
        );
        return undefined;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return own.untilMs;
        throw error;
      }
    },

    async today(source: string): Promise<DayOfCalls | undefined> {
      const own = counted(source);
      if (!own) return undefined;
      const { Item } = await client.send(new GetCommand({ ...own.key, ConsistentRead: true }));
      const { calls } = DayOfUpstream.parse(Item ?? {});
      return { limit: own.limit, made: Math.min(calls, own.limit), untilMs: own.untilMs };
    },

    async end(source: string): Promise<void> {
      const own = counted(source);
      if (!own) return;
      await client.send(
        new UpdateCommand({
          ...own.key,
          UpdateExpression: "SET calls = :limit, expiresAtSeconds = :expires",
          ExpressionAttributeValues: { ":limit": own.limit, ":expires": own.expiresAtSeconds },
        }),
      );
    },
  };
}

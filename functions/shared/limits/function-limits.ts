import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { httpEnv } from "#schemas/env.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { log } from "#shared/observability/log.ts";
import { scaledBudgets } from "./budgets.ts";
import { dynamoCounters } from "./dynamo-counters.ts";
import { windowedRateLimits } from "./windowed-rate-limits.ts";

/** A table that is slow to answer must not slow the API: after this long a container counts alone. */
const patience = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 2_000, throwOnRequestTimeout: true },
};

/** The limits of this function, counted with all others; built when the first event arrives. */
export const limitRuntime = lazy(async () => {
  const { LIMITS_TABLE, ...vars } = httpEnv.parse(process.env);
  const factors = {
    perUser: vars.LIMITS_PER_USER,
    perAddress: vars.LIMITS_PER_ADDRESS,
    ofV2: vars.LIMITS_OF_V2,
  };
  const limits = windowedRateLimits({
    counters: dynamoCounters(new DynamoDBClient(patience), LIMITS_TABLE),
    budgets: scaledBudgets(factors),
    clock: systemClock,
    onTrouble: (error) => log("limits counted alone", { error }),
  });
  return { limits, edgeSecret: vars.EDGE_SECRET };
});

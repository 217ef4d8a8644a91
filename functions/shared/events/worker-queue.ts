import { queueEnv } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { type DeadLetters, sqsDeadLetters } from "./dead-letters.ts";
import { dynamoStarts } from "./dynamo-starts.ts";
import type { Starts } from "./starts.ts";

/** The worker's queue: where its failures go, and how often its messages were begun. */
export interface WorkerQueue {
  readonly deadLetters: DeadLetters;
  readonly starts: Starts;
}

/** The queue that the environment names. */
export const queueOfEnvironment = lazy(async (): Promise<WorkerQueue> => {
  const variables = queueEnv.parse(process.env);
  return {
    deadLetters: sqsDeadLetters(variables),
    starts: dynamoStarts(documentClient(), {
      tableName: variables.STARTS_TABLE,
      clock: systemClock,
    }),
  };
});

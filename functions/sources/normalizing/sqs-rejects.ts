import type { QueueEnv } from "#schemas/env.ts";
import { sqsDeadLetters } from "#shared/events/dead-letters.ts";
import type { Rejects } from "./rejects.ts";

/** Buries single bodies among the dead letters of the worker's own queue. */
export function sqsRejects(queue: QueueEnv): Rejects {
  const { bury } = sqsDeadLetters(queue);
  return { bury: (message, why) => bury(JSON.stringify(message), why) };
}

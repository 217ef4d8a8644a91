import { setTimeout as sleep } from "node:timers/promises";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { messagesIn } from "#test/support/clouds/queue-messages.ts";

/**
 * Waits until some queues are empty, of what only waits for something too.
 *
 * @param names as `messagesIn` takes them. @default those of the pipeline
 */
export async function idleQueues(
  { clients: { sqs } }: LocalCloud,
  names?: readonly string[],
): Promise<void> {
  for (let quietLooks = 0; quietLooks < 3; ) {
    await sleep(1000);
    quietLooks = (await messagesIn(sqs, names)) === 0 ? quietLooks + 1 : 0;
  }
}

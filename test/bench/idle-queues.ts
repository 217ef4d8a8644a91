import { setTimeout as sleep } from "node:timers/promises";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { messagesIn } from "#test/support/clouds/queue-messages.ts";

/** Waits until the pipeline has nothing left to do, what only waits for something included. */
export async function idleQueues({ clients: { sqs } }: LocalCloud): Promise<void> {
  for (let quietLooks = 0; quietLooks < 3; ) {
    await sleep(1000);
    quietLooks = (await messagesIn(sqs)) === 0 ? quietLooks + 1 : 0;
  }
}

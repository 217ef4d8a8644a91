import { setTimeout as sleep } from "node:timers/promises";
import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";

const queues = ["fetch", "normalize", "index", "prices"];
const counts = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;

/** Waits until the pipeline has nothing left to do, what only waits for something included. */
export async function idleQueues(cloud: LocalCloud): Promise<void> {
  for (let quietLooks = 0; quietLooks < 3; ) {
    await sleep(1000);
    quietLooks = (await messagesIn(cloud)) === 0 ? quietLooks + 1 : 0;
  }
}

async function messagesIn({ clients: { sqs } }: LocalCloud): Promise<number> {
  let sum = 0;
  for (const name of queues) {
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: `cardlake-local-${name}` }),
    );
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );
    sum += counts.reduce((total, count) => total + Number(Attributes[count] ?? 0), 0);
  }
  return sum;
}

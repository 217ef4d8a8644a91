import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits } from "#shared/aws/clients.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { sqsImageQueue } from "./sqs-queues.ts";

/** Where the stream of new items meets the queue of pictures. */
export const runtime = lazy(async () => {
  const { MIRROR_QUEUE_URL } = env.images.parse(process.env);
  return { queue: sqsImageQueue(new SQSClient(callLimits), MIRROR_QUEUE_URL) };
});

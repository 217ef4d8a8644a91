import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { lambdaFollower } from "./queues/lambda-follower.ts";
import { addressed } from "./queues/queue-pairs.ts";
import { sqsQueues } from "./queues/sqs-queues.ts";

/** What counting dead letters needs: the queues, and nothing of the catalogue. */
export const runtime = lazy(async () => {
  const { QUEUES, QUEUES_AT } = env.ops.pick({ QUEUES: true, QUEUES_AT: true }).parse(process.env);
  const pairs = addressed(QUEUES, QUEUES_AT);
  const callFollower = lambdaFollower(process.env);
  const options = { pairs, callFollower, clock: systemClock };
  return { queues: sqsQueues(new SQSClient(callLimits), options) };
});

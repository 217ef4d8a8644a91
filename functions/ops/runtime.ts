import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoIndexPointers } from "../catalog/indexing/dynamo-index-pointers.ts";
import { lambdaFollower } from "./queues/lambda-follower.ts";
import { addressed } from "./queues/queue-pairs.ts";
import { sqsQueues } from "./queues/sqs-queues.ts";

/** The one place where ops meets AWS. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const { CATALOG_TABLE, QUEUES, QUEUES_AT, STAGE, VERSION } = env.ops.parse(process.env);
  return {
    deployment: { version: VERSION, stage: STAGE },
    pointers: dynamoIndexPointers(documentClient(), CATALOG_TABLE),
    queues: sqsQueues(new SQSClient(callLimits), {
      pairs: addressed(QUEUES, QUEUES_AT),
      callFollower: lambdaFollower(process.env),
      clock: systemClock,
    }),
    clock: systemClock,
  };
});

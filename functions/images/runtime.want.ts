import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoImageRecords } from "./pictures/dynamo-image-records.ts";
import { sqsImageQueue } from "./sqs-queues.ts";

/** Where the stream of new items meets what is known of pictures, and their queue. */
export const runtime = lazy(async () => {
  const { MIRROR_QUEUE_URL, PICTURES_TABLE } = env.images.parse(process.env);
  return {
    queue: sqsImageQueue(new SQSClient(callLimits), MIRROR_QUEUE_URL),
    records: dynamoImageRecords(documentClient(), PICTURES_TABLE),
    clock: systemClock,
  };
});

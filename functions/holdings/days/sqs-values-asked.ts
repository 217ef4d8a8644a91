import type { SQSClient } from "@aws-sdk/client-sqs";
import type { ShardToValue, UserToValue } from "#schemas/messages/values-wanted.ts";
import { sendMessages } from "#shared/aws/sqs-sending.ts";
import type { ValuesAsked } from "./value-all-holders.ts";

/** Asks over a queue; whose collections take long holds nobody else's up. */
export const sqsValuesAsked = (sqs: SQSClient, queueUrl: string): ValuesAsked => ({
  ofShards: (prices, shards) =>
    sendMessages(
      sqs,
      queueUrl,
      shards.map((one) => ({ body: { version: 1, ...prices, ...one } satisfies ShardToValue })),
    ),
  ofUsers: (prices, userIds) =>
    sendMessages(
      sqs,
      queueUrl,
      userIds.map((userId) => ({
        body: { version: 1, ...prices, userId } satisfies UserToValue,
        owner: userId,
      })),
    ),
});

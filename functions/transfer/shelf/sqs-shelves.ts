import type { SQSClient } from "@aws-sdk/client-sqs";
import type { ShelfWanted, ShelvesWanted } from "#schemas/messages/shelf-wanted.ts";
import { sendMessage, sendMessages } from "#shared/aws/sqs-sending.ts";
import type { ShelvesAsked } from "./match-all-shelves.ts";

/** Asks over a queue; whose shelf is long holds nobody else's up. */
export const sqsShelves = (sqs: SQSClient, queueUrl: string): ShelvesAsked => ({
  ofShards: (shards) =>
    sendMessages(
      sqs,
      queueUrl,
      shards.map((one) => ({ body: { version: 1, ...one } satisfies ShelvesWanted })),
    ),
  ofUsers: (userIds) =>
    sendMessages(
      sqs,
      queueUrl,
      userIds.map((userId) => ({
        body: { version: 1, userId } satisfies ShelfWanted,
        owner: userId,
      })),
    ),
  rest: (userId, after) =>
    sendMessage(sqs, queueUrl, {
      body: { version: 1, userId, after } satisfies ShelfWanted,
      owner: userId,
    }),
});

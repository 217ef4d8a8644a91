import type { SQSClient } from "@aws-sdk/client-sqs";
import type { HoldingsWanted } from "#schemas/messages/holdings-wanted.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { HeldDeps } from "./read-held-collections.ts";

/** Collections that one message names. */
const atOnce = 100;

/** Asks over the queue of holdings. */
export const sqsHeldFilesAsked =
  (sqs: SQSClient, queueUrl: string): HeldDeps["askForFiles"] =>
  async (userId, collectionIds) => {
    for (const some of chunksOf(collectionIds, atOnce)) {
      const body: HoldingsWanted = { userId, collectionIds: [...some] };
      await sendMessage(sqs, queueUrl, { body });
    }
  };

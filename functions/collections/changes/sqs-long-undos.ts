import type { SQSClient } from "@aws-sdk/client-sqs";
import type { LongUndoDue } from "#schemas/messages/long-undo-due.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import type { LongUndos } from "./long-undos.ts";

/** Asks over the queue of the area's worker. */
export const sqsLongUndos = (sqs: SQSClient, queueUrl: string): LongUndos => ({
  async request({ userId, changeId }) {
    const body: LongUndoDue = { userId, changeId };
    await sendMessage(sqs, queueUrl, { body });
  },
});

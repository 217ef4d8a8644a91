import type { SQSClient } from "@aws-sdk/client-sqs";
import type { ExportWanted } from "#schemas/messages/export-wanted.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import type { ExportQueue } from "./export-queue.ts";

export const sqsExportQueue = (sqs: SQSClient, queueUrl: string): ExportQueue => ({
  async send(name) {
    const body: ExportWanted = { version: 1, ...name };
    await sendMessage(sqs, queueUrl, { body, owner: name.userId });
  },
});

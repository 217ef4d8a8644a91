import type { SQSClient } from "@aws-sdk/client-sqs";
import type { ImportWanted } from "#schemas/messages/import-wanted.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import type { ImportQueue } from "./import-files.ts";

/** Asks over a queue; whose files are large holds nobody else's up. */
export const sqsImports = (sqs: SQSClient, queueUrl: string): ImportQueue => ({
  send: ({ userId, importId }) =>
    sendMessage(sqs, queueUrl, {
      body: { version: 1, userId, importId } satisfies ImportWanted,
      owner: userId,
    }),
});

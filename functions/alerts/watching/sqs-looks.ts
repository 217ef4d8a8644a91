import type { SQSClient } from "@aws-sdk/client-sqs";
import type { PrintingLook } from "#schemas/messages/printing-look.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import type { Looks } from "./looks.ts";

/** Asks over a queue. */
export const sqsLooks = (sqs: SQSClient, queueUrl: string): Looks => ({
  async request(look) {
    const body: PrintingLook = { version: 1, ...look };
    await sendMessage(sqs, queueUrl, { body });
  },
});

import type { SQSClient } from "@aws-sdk/client-sqs";
import type { PrintingLook } from "#schemas/messages/printing-look.ts";
import type { ValueLook } from "#schemas/messages/value-look.ts";
import { sendMessage } from "#shared/aws/sqs-sending.ts";
import type { Looks, ValueLooks } from "./looks.ts";

/** Asks over a queue. */
export const sqsLooks = (sqs: SQSClient, queueUrl: string): Looks & ValueLooks => ({
  async request(look) {
    const body: PrintingLook = { version: 1, ...look };
    await sendMessage(sqs, queueUrl, { body });
  },
  async requestValue(look) {
    const body: ValueLook = { version: 1, ...look };
    await sendMessage(sqs, queueUrl, { body });
  },
});

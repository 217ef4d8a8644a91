import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Handed } from "../watching/judge-watches.ts";
import { sqsToTell } from "./sqs-to-tell.ts";

/** Has channels told over a queue. */
export const sqsNotices =
  (sqs: Pick<SQSClient, "send">, queueUrl: string) =>
  (notices: readonly Handed[]): Promise<void> =>
    sqsToTell(sqs, queueUrl)(notices.map((notice) => ({ message: { version: 1, ...notice } })));

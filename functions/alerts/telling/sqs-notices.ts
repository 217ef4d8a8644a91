import type { SQSClient } from "@aws-sdk/client-sqs";
import type { NoticeStored } from "#schemas/messages/notice-stored.ts";
import { sendMessages } from "#shared/aws/sqs-sending.ts";
import type { Handed } from "../watching/judge-printing.ts";

/** Has channels told over a queue. */
export const sqsNotices =
  (sqs: SQSClient, queueUrl: string) =>
  (notices: readonly Handed[]): Promise<void> =>
    sendMessages(
      sqs,
      queueUrl,
      notices.map((notice) => ({ body: { version: 1, ...notice } satisfies NoticeStored })),
    );

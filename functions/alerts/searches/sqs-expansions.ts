import type { SQSClient } from "@aws-sdk/client-sqs";
import type { AlertExpansion, AlertExpansions } from "#schemas/messages/alert-expansion.ts";
import { sendMessage, sendMessages } from "#shared/aws/sqs-sending.ts";
import type { Expansions } from "./expand-searches.ts";

/** Asks over a queue. */
export function sqsExpansions(sqs: SQSClient, queueUrl: string): Expansions {
  return {
    request: (asked) =>
      sendMessage(sqs, queueUrl, { body: { version: 1, ...asked } satisfies AlertExpansion }),
    requestAll: (list, alerts) =>
      sendMessages(
        sqs,
        queueUrl,
        alerts.map(({ userId, alertId }) => ({
          body: { version: 1, userId, alertId, ...list } satisfies AlertExpansion,
        })),
      ),
    requestAfter: (list, after) =>
      sendMessage(sqs, queueUrl, {
        body: { version: 1, ...list, after } satisfies AlertExpansions,
      }),
  };
}

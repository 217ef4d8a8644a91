import type { SQSClient } from "@aws-sdk/client-sqs";
import type { AlertExpansion, AlertExpansions } from "#schemas/messages/alert-expansion.ts";
import { sendMessage, sendMessages } from "#shared/aws/sqs-sending.ts";
import type { Expansions } from "./expand-searches.ts";

/** Asks over a queue. */
export function sqsExpansions(sqs: SQSClient, queueUrl: string): Expansions {
  const bodyOf = (userId: string, alertId: AlertExpansion["alertId"]): AlertExpansion => ({
    ...{ version: 1, userId, alertId },
  });
  return {
    request: (userId, alertId) => sendMessage(sqs, queueUrl, { body: bodyOf(userId, alertId) }),
    requestAll: (alerts) =>
      sendMessages(
        sqs,
        queueUrl,
        alerts.map(({ userId, alertId }) => ({ body: bodyOf(userId, alertId) })),
      ),
    requestAfter: (game, after) =>
      sendMessage(sqs, queueUrl, { body: { version: 1, game, after } satisfies AlertExpansions }),
  };
}

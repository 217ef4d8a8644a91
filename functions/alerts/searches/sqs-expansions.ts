import type { SQSClient } from "@aws-sdk/client-sqs";
import type { AlertExpansion, AlertExpansions } from "#schemas/messages/alert-expansion.ts";
import { sendMessage, sendMessages } from "#shared/aws/sqs-sending.ts";
import type { Expansions } from "./expand-searches.ts";

/** Asks over a queue. */
export function sqsExpansions(sqs: SQSClient, queueUrl: string): Expansions {
  const bodyOf = (asked: Omit<AlertExpansion, "version">): AlertExpansion => ({
    ...{ version: 1, ...asked },
  });
  return {
    request: (asked) => sendMessage(sqs, queueUrl, { body: bodyOf(asked) }),
    requestAll: (game, alerts) =>
      sendMessages(
        sqs,
        queueUrl,
        alerts.map(({ userId, alertId }) => ({ body: bodyOf({ userId, alertId, game }) })),
      ),
    requestAfter: (game, after) =>
      sendMessage(sqs, queueUrl, { body: { version: 1, game, after } satisfies AlertExpansions }),
  };
}

import type { GuardedClient } from "#shared/guarded/guarded-client.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { alertMail } from "../mails/alert-mail.ts";
import type { Mailer } from "../mails/mailer.ts";
import { askedWaitMs } from "../webhooks/asked-wait.ts";
import { requestTo } from "../webhooks/request-to.ts";
import type { Teller, Told } from "./teller.ts";

/** How much of an answer is of use: Discord and Telegram say in it how long to wait. */
const mostBodyBytes = 4_096;

/**
 * Tells webhooks, Discord and Telegram through the guarded client, and mailboxes by whoever sends mails.
 *
 * @param mailer undefined where the stage sends none
 */
export const httpTeller = (
  client: Pick<GuardedClient, "send">,
  { mailer, clock }: { readonly mailer: Mailer | undefined; readonly clock: Clock },
): Teller => ({
  async tell(userId, channel, content) {
    if (channel.to.kind === "email") {
      if (!mailer) return unsent;
      return mailer.send(alertMail(userId, { ...channel, to: channel.to }, content));
    }
    const { receiver, ...request } = requestTo(channel, content, clock());
    const answer = await client.send({
      ...{ ...request, method: "POST", mostBodyBytes },
      wantedHeaders: ["retry-after"],
    });
    if (answer.outcome !== "answered") {
      return { attempt: { outcome: answer.outcome }, receiver, sentence: answer.sentence };
    }
    const { status, headers } = answer;
    const body = new TextDecoder().decode(answer.body);
    const waitMs = askedWaitMs({ retryAfter: headers["retry-after"], body }, clock());
    return {
      attempt: { outcome: "answered", status, ...(waitMs !== undefined && { waitMs }) },
      receiver,
      sentence: `It answered ${status}.`,
    };
  },
});

const unsent: Told = {
  attempt: { outcome: "refused" },
  receiver: "standard",
  sentence: "This service sends no mails.",
};

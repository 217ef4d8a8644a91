import { SQSClient } from "@aws-sdk/client-sqs";
import { env, tellEnv } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { guardedClient } from "#shared/guarded/guarded-client.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { gathered } from "#shared/kernel/gathered.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoChannelStore } from "./channels/dynamo-channel-store.ts";
import { senderOf, sesMailer } from "./mails/ses-mailer.ts";
import { dynamoDigestStore } from "./telling/dynamo-digest-store.ts";
import { dynamoDueStore } from "./telling/dynamo-due-store.ts";
import { dynamoTellingStore } from "./telling/dynamo-telling-store.ts";
import { httpTeller } from "./telling/http-teller.ts";
import { sqsLater } from "./telling/sqs-later.ts";
import { sqsToTell } from "./telling/sqs-to-tell.ts";
import { tellNotices } from "./telling/tell-notices.ts";
import type { NoticePlace } from "./telling/telling-store.ts";

/** As many messages as a batch has; those come within a moment. */
const together = { most: 10, waitMs: 15 } as const;

/** Where telling meets AWS, and addresses that users gave. Nothing is built until the first message arrives. */
export const runtime = lazy(async () => {
  const { ALERTS_TABLE, NOTICES_QUEUE_URL } = env.alerts.parse(process.env);
  const vars = tellEnv.parse(process.env);
  const [client, sqs] = [documentClient(), new SQSClient(callLimits)];
  const due = dynamoDueStore(client, ALERTS_TABLE);
  const sender = senderOf(vars);
  const mailer = sender && sesMailer(sender, process.env);
  const deps = {
    telling: dynamoTellingStore(client, ALERTS_TABLE),
    digests: dynamoDigestStore(client, ALERTS_TABLE),
    channels: dynamoChannelStore(client, ALERTS_TABLE),
    teller: httpTeller(
      guardedClient({ userAgent: vars.TELLER_USER_AGENT, alsoAllowed: vars.ALSO_ALLOWED }),
      { mailer, clock: systemClock },
    ),
    later: sqsLater(sqs, NOTICES_QUEUE_URL, { due, clock: systemClock }),
    send: sqsToTell(sqs, NOTICES_QUEUE_URL),
    ...{ due, clock: systemClock, random: Math.random },
  };
  const tellNotice = gathered(
    (places: readonly NoticePlace[]) => tellNotices(places, deps),
    together,
  );
  return { ...deps, tellNotice };
});

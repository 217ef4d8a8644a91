import { randomBytes } from "node:crypto";
import { channelsEnv, env } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { guardedClient } from "#shared/guarded/guarded-client.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoAlertStore } from "./alert/dynamo-alert-store.ts";
import { cognitoOwnAddress } from "./channels/cognito-own-address.ts";
import { dynamoChannelStore } from "./channels/dynamo-channel-store.ts";
import { senderOf, sesMailer } from "./mails/ses-mailer.ts";
import { httpTeller } from "./telling/http-teller.ts";

/** Where channels meet AWS, and addresses that users gave. Nothing is built until the first request arrives. */
export const channelsRuntime = lazy(async () => {
  const { ALERTS_TABLE } = env.alerts.parse(process.env);
  const vars = channelsEnv.parse(process.env);
  const client = documentClient();
  const guarded = guardedClient({
    userAgent: vars.TELLER_USER_AGENT,
    alsoAllowed: vars.ALSO_ALLOWED,
  });
  const sender = senderOf(vars);
  const mailer = sender && sesMailer(sender, process.env);
  return {
    channels: dynamoChannelStore(client, ALERTS_TABLE),
    alerts: dynamoAlertStore(client, ALERTS_TABLE),
    addresses: guarded,
    ownAddress: cognitoOwnAddress(vars.USER_POOL_ID, process.env),
    mailer,
    teller: httpTeller(guarded, { mailer, clock: systemClock }),
    ...{ home: vars.HOME_URL, clock: systemClock, random: randomBytes },
  };
});

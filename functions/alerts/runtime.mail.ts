import { env } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoChannelStore } from "./channels/dynamo-channel-store.ts";
import { dynamoDigestStore } from "./telling/dynamo-digest-store.ts";
import { dynamoTellingStore } from "./telling/dynamo-telling-store.ts";

/** Where what SES says of mails meets the table. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const { ALERTS_TABLE } = env.alerts.parse(process.env);
  const client = documentClient();
  return {
    telling: dynamoTellingStore(client, ALERTS_TABLE),
    digests: dynamoDigestStore(client, ALERTS_TABLE),
    channels: dynamoChannelStore(client, ALERTS_TABLE),
    clock: systemClock,
  };
});

import { SQSClient } from "@aws-sdk/client-sqs";
import { ulid } from "ulid";
import * as z from "zod";
import { env } from "#schemas/env.ts";
import { Language } from "#schemas/values.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoUpstreamGate } from "#shared/upstreams/dynamo-upstream-gate.ts";
import { type PaceSettings, settingsIn } from "#shared/upstreams/pace-settings.ts";
import { allPictureHosts } from "./providers/all-picture-hosts.ts";
import { allPlans } from "./providers/all-plans.ts";
import { dynamoReplayStore } from "./replaying/dynamo-replay-store.ts";
import { dynamoRunStore } from "./runs/dynamo-run-store.ts";
import { sqsWorkQueues } from "./runs/sqs-work-queues.ts";

/** What starting and watching runs needs; the workers' clients stay out of this bundle. */
export const runtime = lazy(async () => {
  const vars = env.sources.parse(process.env);
  const [dynamo, sqs] = [documentClient(), new SQSClient(callLimits)];
  const clock = systemClock;
  const sources = allPlans(vars.SOURCE_SETTINGS);
  const pictureHosts = allPictureHosts(vars);
  return {
    ...{ sources, pictureHosts },
    languages: z.array(Language).parse(vars.SYNC_LANGUAGES.split(",")),
    runs: dynamoRunStore(dynamo, { tableName: vars.WORK_TABLE, clock: systemClock }),
    replays: dynamoReplayStore(dynamo, { tableName: vars.WORK_TABLE, clock }),
    gate: dynamoUpstreamGate(dynamo, {
      tableName: vars.WORK_TABLE,
      settingsOf: settingsIn(
        new Map<string, { settings: PaceSettings }>([...sources, ...pictureHosts]),
      ),
      clock,
      random: Math.random,
    }),
    queues: sqsWorkQueues(sqs, {
      fetch: vars.FETCH_QUEUE_URL,
      normalize: vars.NORMALIZE_QUEUE_URL,
    }),
    clock,
    newId: () => ulid(),
  };
});

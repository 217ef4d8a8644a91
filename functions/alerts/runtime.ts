import { SQSClient } from "@aws-sdk/client-sqs";
import { alertCollectionsEnv, env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoNoticeStore } from "./inbox/dynamo-notice-store.ts";
import { watchedPricesTogether } from "./runtime.prices.ts";
import { watchedValues } from "./runtime.values.ts";
import { sqsNotices } from "./telling/sqs-notices.ts";
import { dynamoValueWatchStore } from "./watching/dynamo-value-watch-store.ts";
import { dynamoWatchStore } from "./watching/dynamo-watch-store.ts";
import { sqsLooks } from "./watching/sqs-looks.ts";

/** Where judging meets AWS. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const vars = env.alerts.parse(process.env);
  const { USERS_TABLE } = alertCollectionsEnv.parse(process.env);
  const [client, lake] = [documentClient(), signedObjects(vars.LAKE_BUCKET, process.env)];
  const sqs = new SQSClient(callLimits);
  const prices = watchedPricesTogether(client, vars.CATALOG_TABLE, lake);
  return {
    ...{ ...prices, ...watchedValues(client, USERS_TABLE, prices) },
    watches: dynamoWatchStore(client, vars.ALERTS_TABLE),
    notices: dynamoNoticeStore(client, vars.ALERTS_TABLE),
    valueWatches: dynamoValueWatchStore(client, vars.ALERTS_TABLE),
    looks: sqsLooks(sqs, vars.LOOKS_QUEUE_URL),
    handOver: sqsNotices(sqs, vars.NOTICES_QUEUE_URL),
  };
});

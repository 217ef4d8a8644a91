import { SQSClient } from "@aws-sdk/client-sqs";
import { alertCollectionsEnv, env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { functionInterest } from "#shared/wanting/function-interest.ts";
import { s3IdTables } from "../catalog/identifying/s3-id-tables.ts";
import { dynamoAlertStore } from "./alert/dynamo-alert-store.ts";
import { dynamoChannelStore } from "./channels/dynamo-channel-store.ts";
import type { AlertsHttpDeps } from "./deps.ts";
import { dynamoNoticeStore } from "./inbox/dynamo-notice-store.ts";
import { watchedPrices } from "./runtime.prices.ts";
import { watchedValues } from "./runtime.values.ts";
import { dynamoSearchAlerts } from "./searches/dynamo-search-alerts.ts";
import { sqsExpansions } from "./searches/sqs-expansions.ts";
import { dynamoAlertSettingsStore } from "./settings/dynamo-alert-settings-store.ts";
import { sqsLooks } from "./watching/sqs-looks.ts";

/** Where what people ask of alerts meets AWS. */
export const runtime = lazy(async (): Promise<AlertsHttpDeps> => {
  const vars = env.alerts.parse(process.env);
  const { USERS_TABLE } = alertCollectionsEnv.parse(process.env);
  const [client, lake] = [documentClient(), signedObjects(vars.LAKE_BUCKET, process.env)];
  const sqs = new SQSClient(callLimits);
  const prices = watchedPrices(client, vars.CATALOG_TABLE, lake);
  return {
    ...{ ...prices, ...watchedValues(client, USERS_TABLE, prices) },
    idTables: s3IdTables(client, vars.CATALOG_TABLE, lake),
    interest: functionInterest(client, vars.WORK_TABLE),
    alerts: dynamoAlertStore(client, vars.ALERTS_TABLE),
    searches: dynamoSearchAlerts(client, vars.ALERTS_TABLE),
    notices: dynamoNoticeStore(client, vars.ALERTS_TABLE),
    settings: dynamoAlertSettingsStore(client, vars.ALERTS_TABLE),
    channels: dynamoChannelStore(client, vars.ALERTS_TABLE),
    looks: sqsLooks(sqs, vars.LOOKS_QUEUE_URL),
    expansions: sqsExpansions(sqs, vars.EXPANSIONS_QUEUE_URL),
  };
});

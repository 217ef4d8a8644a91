import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCountedCollections } from "../collections/collection/dynamo-counted-collections.ts";
import { dynamoExportStore } from "./exports/dynamo-export-store.ts";
import { s3WrittenFiles } from "./exports/s3-written-files.ts";
import { sqsExportQueue } from "./exports/sqs-export-queue.ts";

/** Where asking for files meets AWS; nothing here writes any. */
export const runtime = lazy(async () => {
  const vars = env.transfer.parse(process.env);
  const client = documentClient();
  return {
    exports: dynamoExportStore(client, vars.WORK_TABLE),
    written: s3WrittenFiles(vars.ARTIFACTS_BUCKET, process.env, systemClock),
    exportQueue: sqsExportQueue(new SQSClient(callLimits), vars.EXPORTS_QUEUE_URL),
    counted: dynamoCountedCollections(client, vars.USERS_TABLE),
    clock: systemClock,
  };
});

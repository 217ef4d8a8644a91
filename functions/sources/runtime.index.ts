import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoIndexPointers } from "../catalog/indexing/dynamo-index-pointers.ts";
import { s3IndexFiles } from "../catalog/indexing/s3-index-files.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { logFindings } from "./drift/log-findings.ts";
import { dynamoRunStore } from "./runs/dynamo-run-store.ts";

/** What building an index and ending its run needs. */
export const runtime = lazy(async () => {
  const vars = env.sources.parse(process.env);
  const dynamo = documentClient();
  return {
    store: dynamoCatalogStore(dynamo, vars.CATALOG_TABLE, { isConsistent: true }),
    files: s3IndexFiles(new S3Client(callLimits), vars.LAKE_BUCKET),
    pointers: dynamoIndexPointers(dynamo, vars.CATALOG_TABLE),
    runs: dynamoRunStore(dynamo, { tableName: vars.WORK_TABLE, clock: systemClock }),
    clock: systemClock,
    noteFindings: logFindings,
  };
});

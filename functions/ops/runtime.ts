import { env } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoIndexPointers } from "../catalog/indexing/dynamo-index-pointers.ts";

/** The one place where ops meets AWS. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const { CATALOG_TABLE, STAGE, VERSION } = env.ops.parse(process.env);
  return {
    deployment: { version: VERSION, stage: STAGE },
    pointers: dynamoIndexPointers(documentClient(), CATALOG_TABLE),
    clock: systemClock,
  };
});

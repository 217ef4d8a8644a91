import { env } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { cardSources } from "../sources/providers/card-sources.ts";
import { s3PastAnswers } from "./s3-past-answers.ts";

/** Where what the lake holds of former days meets the code that reads it today. */
export const runtime = lazy(async () => {
  const vars = env.history.parse(process.env);
  return {
    store: dynamoCatalogStore(documentClient(), vars.CATALOG_TABLE),
    sources: cardSources(vars),
    clock: systemClock,
    past: s3PastAnswers(signedObjects(vars.LAKE_BUCKET, process.env)),
  };
});

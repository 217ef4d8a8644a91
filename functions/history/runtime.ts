import { env } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { s3IdTables } from "../catalog/identifying/s3-id-tables.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { cardSources } from "../sources/providers/card-sources.ts";
import { s3PastAnswers } from "./s3-past-answers.ts";

/** Where what the lake holds of former days meets the code that reads it today. */
export const runtime = lazy(async () => {
  const vars = env.history.parse(process.env);
  const [client, lake] = [documentClient(), signedObjects(vars.LAKE_BUCKET, process.env)];
  return {
    store: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    idTables: s3IdTables(client, vars.CATALOG_TABLE, lake),
    sources: cardSources(vars),
    clock: systemClock,
    past: s3PastAnswers(lake),
  };
});

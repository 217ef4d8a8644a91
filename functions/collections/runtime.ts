import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoCatalogStore } from "../catalog/dynamo-catalog-store.ts";
import { catalogPrintings } from "./catalog-printings.ts";
import { dynamoCollectionStore } from "./dynamo-collection-store.ts";
import { dynamoLotStore } from "./dynamo-lot-store.ts";
import { sqsDeletions } from "./sqs-deletions.ts";

/** The one place where collections meets AWS. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const { USERS_TABLE, CATALOG_TABLE, DELETIONS_QUEUE_URL } = env.collections.parse(process.env);
  const client = documentClient();
  return {
    collections: dynamoCollectionStore(client, USERS_TABLE),
    lots: dynamoLotStore(client, USERS_TABLE),
    printings: catalogPrintings(dynamoCatalogStore(client, CATALOG_TABLE)),
    deletions: sqsDeletions(new SQSClient(), DELETIONS_QUEUE_URL),
    clock: systemClock,
  };
});

import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { s3IdTables } from "../catalog/identifying/s3-id-tables.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { dynamoCollectionStore } from "../collections/collection/dynamo-collection-store.ts";
import { catalogPrintings } from "../collections/items/catalog-printings.ts";
import { dynamoImportStore } from "./imports/dynamo-import-store.ts";
import { dynamoMappings } from "./imports/dynamo-mappings.ts";
import { s3ImportReads, s3ImportUploads } from "./imports/s3-import-reads.ts";
import { sqsImports } from "./imports/sqs-imports.ts";
import { dynamoShelf } from "./shelf/dynamo-shelf.ts";
import { sqsShelves } from "./shelf/sqs-shelves.ts";

/** Where the operations of transfer meet AWS; nothing here reads a file. */
export const runtime = lazy(async () => {
  const vars = env.transfer.parse(process.env);
  const { USERS_TABLE, ARTIFACTS_BUCKET } = vars;
  const [client, sqs] = [documentClient(), new SQSClient(callLimits)];
  const collections = dynamoCollectionStore(client, USERS_TABLE);
  const printings = catalogPrintings(dynamoCatalogStore(client, vars.CATALOG_TABLE));
  return {
    imports: dynamoImportStore(client, USERS_TABLE),
    mappings: dynamoMappings(client, USERS_TABLE),
    files: s3ImportReads(signedObjects(ARTIFACTS_BUCKET, process.env)),
    uploads: s3ImportUploads(ARTIFACTS_BUCKET, process.env, systemClock),
    queue: sqsImports(sqs, vars.IMPORTS_QUEUE_URL),
    shelf: dynamoShelf(client, USERS_TABLE),
    shelves: sqsShelves(sqs, vars.SHELVES_QUEUE_URL),
    targets: {
      isThere: async (place: Parameters<typeof collections.get>[0]) =>
        (await collections.get(place)) !== undefined,
    },
    idTables: s3IdTables(client, vars.CATALOG_TABLE, signedObjects(vars.LAKE_BUCKET, process.env)),
    variants: { of: printings.variantsOf },
    clock: systemClock,
  };
});

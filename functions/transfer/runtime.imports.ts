import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { dynamoLongChanges } from "../collections/changes/dynamo-long-changes.ts";
import { createCollection } from "../collections/collection/create-collection.ts";
import { dynamoCollectionStore } from "../collections/collection/dynamo-collection-store.ts";
import { dynamoImportStore as dynamoLotImports } from "../collections/imports/dynamo-import-store.ts";
import type { NewCollection } from "../collections/index.ts";
import { catalogPrintings } from "../collections/items/catalog-printings.ts";
import { dynamoLotStore } from "../collections/items/dynamo-lot-store.ts";
import { dynamoUploadedPictures } from "../collections/items/dynamo-uploaded-pictures.ts";
import { dynamoOwnPriceStore } from "../collections/prices/dynamo-own-price-store.ts";
import { readingHoldings } from "../holdings/runtime.reading.ts";
import { readFile } from "./files/index.ts";
import { collectionsWriter } from "./imports/confirming/collections-writer.ts";
import { dynamoImportStore } from "./imports/dynamo-import-store.ts";
import { dynamoMappings } from "./imports/dynamo-mappings.ts";
import { collectionsPrices } from "./imports/prices/collections-prices.ts";
import { anyFile, type FileReaders } from "./imports/reading/any-file.ts";
import { heldDuplicates } from "./imports/reading/held-duplicates.ts";
import type { HeldTarget } from "./imports/reading/targets-after.ts";
import { worthOfLots } from "./imports/reading/worth-of-lots.ts";
import { s3ImportWork } from "./imports/s3-import-work.ts";
import { readList } from "./lists/index.ts";
import { ownRows } from "./own-format/own-rows.ts";
import { rowMatching } from "./runtime.matching.ts";
import { dynamoShelf } from "./shelf/dynamo-shelf.ts";

/** Where imports are read and put into collections. Indexes stay in memory as long as the container. */
export const runtime = lazy(async () => {
  const vars = env.transfer.parse(process.env);
  const { USERS_TABLE, ARTIFACTS_BUCKET } = vars;
  const [client, clock] = [documentClient(), systemClock];
  const holdings = readingHoldings(vars);
  const artifacts = signedObjects(ARTIFACTS_BUCKET, process.env);
  const collections = dynamoCollectionStore(client, USERS_TABLE);
  const pictures = dynamoUploadedPictures(client, vars.PICTURES_TABLE);
  return {
    imports: dynamoImportStore(client, USERS_TABLE),
    mappings: dynamoMappings(client, USERS_TABLE),
    files: s3ImportWork(new S3Client(callLimits), artifacts, ARTIFACTS_BUCKET),
    shelf: dynamoShelf(client, USERS_TABLE),
    readFile: anyFile({ readFile, ...readers }),
    matching: rowMatching(holdings),
    held: holdings.held.of,
    duplicatesIn: (held: HeldTarget | undefined) => heldDuplicates(held, holdings),
    pictures: (userId: string, ids: readonly OwnPictureId[]) => pictures.ofUser(userId, ids),
    worth: (
      userId: string,
      what: { readonly lots: readonly LotOfPlan[]; readonly currency: string },
    ) => worthOfLots(userId, what, holdings),
    writer: collectionsWriter({
      imports: dynamoLotImports(client, USERS_TABLE),
      longChanges: dynamoLongChanges(client, USERS_TABLE),
      lots: dynamoLotStore(client, USERS_TABLE),
      ...{ collections, clock },
    }),
    prices: collectionsPrices({
      ownPrices: dynamoOwnPriceStore(client, USERS_TABLE),
      printings: catalogPrintings(holdings.store),
      ...{ of: holdings.ownPrices, clock },
    }),
    async newCollection(userId: string, collection: NewCollection, idempotencyKey: string) {
      const made = await createCollection(
        { userId, collection, idempotencyKey },
        { collections, clock },
      );
      return made.collection.id;
    },
    clock,
  };
});

/** What is not a table is read once it can be. */
const readers: Pick<FileReaders, "readLines" | "readOwn"> = {
  readLines: readList,
  readOwn: ownRows,
};

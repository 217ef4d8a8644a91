import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { functionInterest } from "#shared/wanting/function-interest.ts";
import { s3IdTables } from "../catalog/identifying/s3-id-tables.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { s3PriceHistories } from "../prices/books/s3-price-histories.ts";
import { dynamoEndedSeries } from "../prices/current/dynamo-ended-series.ts";
import { orderOfSources } from "../prices/market/shops-of-series.ts";
import { currentRates } from "../prices/rates/current-rates.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { dynamoLedger } from "./changes/dynamo-ledger.ts";
import { dynamoLongChanges } from "./changes/dynamo-long-changes.ts";
import { sqsLongUndos } from "./changes/sqs-long-undos.ts";
import { dynamoCollectionStore } from "./collection/dynamo-collection-store.ts";
import { dynamoCountedCollections } from "./collection/dynamo-counted-collections.ts";
import { sqsDeletions } from "./deletion/sqs-deletions.ts";
import { dynamoImportStore } from "./imports/dynamo-import-store.ts";
import { catalogPrintings } from "./items/catalog-printings.ts";
import { dynamoItemLists } from "./items/dynamo-item-lists.ts";
import { dynamoLotStore } from "./items/dynamo-lot-store.ts";
import { dynamoUploadedPictures } from "./items/dynamo-uploaded-pictures.ts";
import { dynamoOwnPriceStore } from "./prices/dynamo-own-price-store.ts";
import { dynamoLotsOfPrinting } from "./sales/dynamo-lots-of-printing.ts";
import { dynamoSaleStore } from "./sales/dynamo-sale-store.ts";

/** The one place where collections meets AWS. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const vars = env.collections.parse(process.env);
  const { USERS_TABLE, CATALOG_TABLE, DELETIONS_QUEUE_URL } = vars;
  const [client, lake] = [documentClient(), signedObjects(vars.LAKE_BUCKET, process.env)];
  const sqs = new SQSClient(callLimits);
  const store = dynamoCatalogStore(client, CATALOG_TABLE);
  const collections = dynamoCollectionStore(client, USERS_TABLE);
  return {
    interest: functionInterest(client, vars.WORK_TABLE),
    collections,
    itemLists: dynamoItemLists(client, USERS_TABLE, { collections }),
    counted: dynamoCountedCollections(client, USERS_TABLE),
    lots: dynamoLotStore(client, USERS_TABLE),
    ledger: dynamoLedger(client, USERS_TABLE),
    longChanges: dynamoLongChanges(client, USERS_TABLE),
    imports: dynamoImportStore(client, USERS_TABLE),
    sales: dynamoSaleStore(client, USERS_TABLE),
    lotsOfPrinting: dynamoLotsOfPrinting(client, USERS_TABLE),
    idTables: s3IdTables(client, CATALOG_TABLE, lake),
    store,
    printings: catalogPrintings(store),
    pictures: dynamoUploadedPictures(client, vars.PICTURES_TABLE),
    histories: s3PriceHistories(client, CATALOG_TABLE, lake),
    ended: dynamoEndedSeries(client, CATALOG_TABLE),
    rates: currentRates(dynamoRateBooks(client, CATALOG_TABLE), systemClock),
    shops: allShops,
    order: orderOfSources(allShops, sourceNames),
    ownPrices: dynamoOwnPriceStore(client, USERS_TABLE),
    deletions: sqsDeletions(sqs, DELETIONS_QUEUE_URL),
    longUndos: sqsLongUndos(sqs, DELETIONS_QUEUE_URL),
    clock: systemClock,
  };
});

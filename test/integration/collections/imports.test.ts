import { dynamoLedger } from "#functions/collections/changes/dynamo-ledger.ts";
import { dynamoLongChanges } from "#functions/collections/changes/dynamo-long-changes.ts";
import { dynamoImportStore } from "#functions/collections/imports/dynamo-import-store.ts";
import { dynamoLotStore } from "#functions/collections/items/dynamo-lot-store.ts";
import { importStoreContract } from "#test/contract/import-store.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { consistentReadsOnly, shortPages } from "#test/support/clouds/strict-reads.ts";

const table = await emptyTable();
const client = consistentReadsOnly(cloudDocuments());

const stores = (over: typeof client) => ({
  imports: dynamoImportStore(over, table),
  longChanges: dynamoLongChanges(over, table),
  ledger: dynamoLedger(over, table),
  lots: dynamoLotStore(over, table),
});

importStoreContract("dynamoImportStore", () => stores(client));
importStoreContract("dynamoImportStore over short pages", () => stores(shortPages(client, 2)));

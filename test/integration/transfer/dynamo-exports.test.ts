import { dynamoExportStore } from "#functions/transfer/exports/dynamo-export-store.ts";
import { exportStoreContract } from "#test/contract/export-store.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const table = await emptyTable();

exportStoreContract("dynamoExportStore", () => dynamoExportStore(cloudDocuments(), table));

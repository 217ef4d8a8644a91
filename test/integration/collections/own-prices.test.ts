import { dynamoOwnPriceStore } from "#functions/collections/prices/dynamo-own-price-store.ts";
import { ownPriceStoreContract } from "#test/contract/own-price-store.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { consistentReadsOnly } from "#test/support/clouds/strict-reads.ts";

const documents = cloudDocuments();
/** Who has entered a price sees it at once. */
const client = consistentReadsOnly(documents);

ownPriceStoreContract("dynamoOwnPriceStore", async () =>
  dynamoOwnPriceStore(client, await emptyTable()),
);

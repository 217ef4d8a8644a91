import { dynamoOwnPriceStore } from "#functions/collections/prices/dynamo-own-price-store.ts";
import { ownPriceStoreContract } from "#test/contract/own-price-store.ts";
import { documents, emptyTable } from "#test/support/clouds/empty-table.ts";
import { consistentReadsOnly } from "#test/support/clouds/strict-reads.ts";

/** Who has entered a price sees it at once. */
const client = consistentReadsOnly(documents);

ownPriceStoreContract("dynamoOwnPriceStore", async () =>
  dynamoOwnPriceStore(client, await emptyTable()),
);

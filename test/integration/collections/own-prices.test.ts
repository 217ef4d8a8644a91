import { dynamoOwnPriceStore } from "#functions/collections/prices/dynamo-own-price-store.ts";
import { ownPriceStoreContract } from "#test/contract/own-price-store.ts";
import { documents, emptyTable } from "#test/support/empty-table.ts";

ownPriceStoreContract("dynamoOwnPriceStore", async () =>
  dynamoOwnPriceStore(documents, await emptyTable()),
);

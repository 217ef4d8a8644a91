import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoSilverPlaces } from "#functions/catalog/auditing/dynamo-silver-places.ts";
import { findCard } from "#functions/catalog/index.ts";
import { dynamoIndexPointers } from "#functions/catalog/indexing/dynamo-index-pointers.ts";
import { dynamoCatalogStore } from "#functions/catalog/silver/dynamo-catalog-store.ts";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { cardKey } from "#schemas/storage/catalog-items.ts";
import { catalogStoreContract } from "#test/contract/catalog-store.ts";
import { indexPointersContract } from "#test/contract/index-pointers.ts";
import { aCard } from "#test/support/catalog.ts";
import { documents, emptyTable } from "#test/support/empty-table.ts";

catalogStoreContract("dynamoCatalogStore with dynamoSilverStore", async () => {
  const table = await emptyTable();
  return {
    ...dynamoCatalogStore(documents, table),
    ...dynamoSilverStore(documents, table),
    ...dynamoSilverPlaces(documents, table),
  };
});

indexPointersContract("dynamoIndexPointers", async () =>
  dynamoIndexPointers(documents, await emptyTable()),
);

test("a stored card that is none any more is an error, not an absence", async () => {
  const table = await emptyTable();
  const card = aCard();
  const Item = { ...cardKey(card.id), value: { ...card, number: 4 } };
  await documents.send(new PutCommand({ TableName: table, Item }));
  const store = dynamoCatalogStore(documents, table);
  await expect(findCard(card.id, { store })).rejects.toThrow("number");
});

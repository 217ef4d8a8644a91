import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoSilverPlaces } from "#functions/catalog/auditing/dynamo-silver-places.ts";
import { findCard } from "#functions/catalog/index.ts";
import { dynamoIndexPointers } from "#functions/catalog/indexing/dynamo-index-pointers.ts";
import { dynamoWantedCards } from "#functions/catalog/indexing/dynamo-wanted-cards.ts";
import { dynamoIndexRequests } from "#functions/catalog/indexing/requests/dynamo-index-requests.ts";
import { dynamoCatalogStore } from "#functions/catalog/silver/dynamo-catalog-store.ts";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { dynamoWantedLists } from "#functions/sources/wanting/dynamo-wanted-lists.ts";
import { cardKey, fragmentKey, setPartition } from "#schemas/storage/catalog-items.ts";
import { wantedIndexKey } from "#schemas/storage/wanted-index.ts";
import { Sha256 } from "#schemas/values.ts";
import { dynamoWantedBuilds } from "#shared/aws/dynamo-wanted-builds.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { catalogStoreContract } from "#test/contract/catalog-store.ts";
import { indexPointersContract } from "#test/contract/index-pointers.ts";
import { silverStoreContract } from "#test/contract/silver-store.ts";
import { wantedBuildsContract } from "#test/contract/wanted-builds.ts";
import { wantedCardsContract } from "#test/contract/wanted-cards.ts";
import { aCard, aProvenance } from "#test/support/catalogue/catalog.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const documents = cloudDocuments();
async function emptyCatalogue() {
  const table = await emptyTable();
  return {
    ...dynamoCatalogStore(documents, table),
    ...dynamoSilverStore(documents, table),
    ...dynamoSilverPlaces(documents, table),
  };
}
catalogStoreContract("dynamoCatalogStore with dynamoSilverStore", emptyCatalogue);
silverStoreContract("dynamoCatalogStore with dynamoSilverStore", emptyCatalogue);

indexPointersContract("dynamoIndexPointers", async () =>
  dynamoIndexPointers(documents, await emptyTable()),
);

wantedBuildsContract("dynamoWantedBuilds", async () =>
  dynamoWantedBuilds(documents, await emptyTable(), wantedIndexKey),
);

// As whoever asks sources hourly writes it.
wantedCardsContract("dynamoWantedCards", async () => {
  const table = await emptyTable();
  const lists = dynamoWantedLists(documents, table);
  return {
    wanted: dynamoWantedCards(documents, table),
    async want(cards) {
      const before = await lists.read();
      await lists.write({ until: "2026-02-01T05", cards }, before?.version ?? 0);
    },
  };
});

test("[API-3] a request for an index is remembered for a day", async () => {
  const tableName = await emptyTable();
  let now = new Date("2026-02-01T06:00:00.000Z");
  const requests = dynamoIndexRequests(documents, { tableName, clock: () => now });
  const [keyHash, requestHash] = [Sha256.parse(sha256("key")), Sha256.parse(sha256("request"))];
  expect(await requests.find(keyHash)).toBeUndefined();
  await requests.keep({ keyHash, requestHash });
  expect(await requests.find(keyHash)).toMatchObject({ requestHash });
  now = new Date("2026-02-02T06:00:01.000Z");
  expect(await requests.find(keyHash)).toBeUndefined();
});

test("a stored card that is none any more is an error, not an absence", async () => {
  const table = await emptyTable();
  const card = aCard();
  const Item = { ...cardKey(card.id), value: { ...card, number: 4 } };
  await documents.send(new PutCommand({ TableName: table, Item }));
  const store = dynamoCatalogStore(documents, table);
  await expect(findCard(card.id, { store })).rejects.toThrow("number");
});

test("what is said lies in one text, beside the marks that conditions and projections need", async () => {
  const table = await emptyTable();
  const [card, provenance] = [aCard(), aProvenance()];
  const [contentHash, sourceId] = [sha256("said"), "base1-4"];
  const at = { provenance, contentHash: Sha256.parse(contentHash), sourceId };
  const fragment = {
    ...{ ...fragmentKey(setPartition(card.setId), provenance.source, sourceId), value: card },
    ...{ ...at, observedAt: provenance.observedAt },
  };
  const item = { ...cardKey(card.id), value: card, sources: [], contentHash };
  await dynamoSilverStore(documents, table).save([{ fragments: [fragment], merged: { item } }]);
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: table }));
  expect(Items.map(({ value, contentHash: hash }) => ({ value, hash }))).toEqual([
    { value: JSON.stringify(card), hash: contentHash },
    { value: JSON.stringify(card), hash: contentHash },
  ]);
});

import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { expect, test } from "vitest";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoCountedCollections } from "#functions/collections/collection/dynamo-counted-collections.ts";
import { countedHeads } from "#functions/holdings/held/counted-heads.ts";
import { dynamoHeldChanges } from "#functions/holdings/held/dynamo-held-changes.ts";
import { dynamoHeldLots } from "#functions/holdings/held/dynamo-held-lots.ts";
import { readHeldCollections } from "#functions/holdings/held/read-held-collections.ts";
import { rememberedStates } from "#functions/holdings/held/remembered-states.ts";
import { changeKey } from "#schemas/storage/collection-changes.ts";
import { Ulid } from "#schemas/values.ts";
import { heldCollectionsContract } from "#test/contract/held-collections.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { consistentReadsOnly, shortPages } from "#test/support/clouds/strict-reads.ts";
import { aHead, aLot, aPlace } from "#test/support/collections/collections.ts";
import { writableLots } from "#test/support/collections/writes.ts";

const documents = cloudDocuments();
const table = await emptyTable();
const client = consistentReadsOnly(documents);

const storesOver = (over: DynamoDBDocumentClient) => () => {
  const lots = writableLots(over, table);
  const held = readHeldCollections({
    heads: countedHeads(dynamoCountedCollections(over, table)),
    lots: dynamoHeldLots(over, table, { lots }),
    changes: dynamoHeldChanges(over, table),
    files: { load: async () => undefined },
    remembered: rememberedStates(),
    clock: () => new Date(),
    askForFiles: async () => undefined,
  });
  return { collections: dynamoCollectionStore(over, table), lots, held };
};

heldCollectionsContract("readHeldCollections", storesOver(client));
heldCollectionsContract("readHeldCollections over short pages", storesOver(shortPages(client, 3)));

test("changes are told from the moment at which they began, in order, without their contents", async () => {
  const { userId, collectionId } = aPlace();
  const begun = Date.parse("2026-02-01T06:00:00.000Z");
  const items = [{ collectionId, itemId: aLot().id, version: 2 }];
  for (const seconds of [0, 1, 2]) {
    const id = Ulid.parse(ulid(begun + seconds * 1000));
    const said = {
      kind: "edited",
      items,
      heads: [{ collectionId: aHead().id, version: seconds + 1 }],
    };
    const Item = { ...changeKey(userId, id, 0), id, ...said, content: Buffer.from("packed") };
    await client.send(new PutCommand({ TableName: table, Item }));
  }
  const changes = dynamoHeldChanges(shortPages(client, 1), table);
  const since = await changes.since(userId, new Date(begun + 1000));
  expect(since.map(({ heads }) => heads[0]?.version)).toEqual([2, 3]);
  expect(since[0]).toEqual({
    kind: "edited",
    items,
    heads: [{ collectionId: aHead().id, version: 2 }],
  });
});

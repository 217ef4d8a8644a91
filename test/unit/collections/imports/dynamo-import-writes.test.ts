import { expect, test } from "vitest";
import { writesOf } from "#functions/collections/changes/dynamo-ledger-writes.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import { finishWrites } from "#functions/collections/imports/dynamo-import-store.ts";
import { mostCollectionsOfPart, mostOfPart } from "#functions/collections/imports/import-parts.ts";
import { collectionChangeIn } from "#schemas/messages/collection-change.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { aLot, aPlace, at, printing } from "#test/support/collections/collections.ts";

const { userId } = aPlace();
const id = derivedId("an import");
const recordId = derivedId("a record");
const places = Array.from({ length: mostCollectionsOfPart }, (_none, seed) => derivedId(seed));

/** The largest part that there can be. */
const items = Array.from({ length: mostOfPart }, (_none, index) => ({
  collectionId: places[index % places.length] ?? id,
  after: aLot({ printingId: printing(index) }),
}));
const content = { items, heads: [], sales: [] };
const part = { id, part: 3, at, version: 1, state: "planned", content } as const;
const most = 100;

test("[OPS-3] the record of a part names its items for whoever follows the log, with the cause of the import", () => {
  const finished = { part, recordId, at, counted: new Set(places) };
  const writes = runWith("import-of-the-owner", () => finishWrites("users", userId, finished));
  expect(writes.length).toBeLessThanOrEqual(most);
  const record = writes.map(({ Put }) => Put?.Item).find((item) => item);
  expect(record).toMatchObject({
    ...{ sk: `CHANGE#${recordId}#0000`, kind: "imported", of: id },
    correlationId: "import-of-the-owner",
  });
  // Before and after lie with the part.
  expect(record?.["content"]).toBe(undefined);
  expect(record?.["items"]).toHaveLength(mostOfPart);
});

test("what takes the largest part back is one transaction", () => {
  const lots = items.map(({ collectionId, after }) => ({
    ...{ collectionId, before: after },
    after: { ...after, version: 2, removedAt: at },
  }));
  const entry = { id: recordId, kind: "undone", at, lots, of: { id: recordId, part: 1 } } as const;
  const undoes = { id, part: 3, isLong: true, kept: [] };
  expect(writesOf("users", userId, { ...entry, undoes }).length).toBeLessThanOrEqual(most);
});

test("a stream that tells an import's beginning tells of no collection", () => {
  const told = collectionChangeIn({
    eventName: "INSERT",
    dynamodb: {
      Keys: { pk: { S: `USER#${userId}#CHANGES` }, sk: { S: `CHANGE#${id}#0000` } },
      NewImage: { items: { L: [] }, heads: { L: [] } },
    },
  });
  expect(told?.NewImage).toEqual({ items: [], heads: [] });
});

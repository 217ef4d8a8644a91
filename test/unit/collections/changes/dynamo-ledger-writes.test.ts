import { expect, test } from "vitest";
import { writesOf } from "#functions/collections/changes/dynamo-ledger-writes.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { aLot, aPlace, at } from "#test/support/collections/collections.ts";

const { userId, collectionId } = aPlace();
const entry = { id: derivedId("change"), kind: "added", at } as const;

test("[OPS-3] a lot and what the log tells of it tell the stream's readers the cause of their write", () => {
  const lots = [{ collectionId, before: undefined, after: aLot() }];
  const writes = runWith("call-of-the-owner", () => writesOf("users", userId, { ...entry, lots }));
  const [lot, record] = [writes.at(0), writes.at(-1)];
  expect(lot?.Put?.Item).toMatchObject({ correlationId: "call-of-the-owner" });
  expect(record?.Put?.Item).toMatchObject({ kind: "added", correlationId: "call-of-the-owner" });
});

test("a request that found nothing to do is remembered, and the log tells nothing of it", () => {
  const request = { requestHash: "a".repeat(64), lots: [] };
  const note = { collectionId, keyHash: "b".repeat(64), part: 0, request };
  const writes = writesOf("users", userId, { ...entry, lots: [], note });
  expect(writes.map(({ Put }) => Put?.Item?.["sk"])).toEqual([`REQUEST#${"b".repeat(64)}#0`]);
});

import { correlationAttribute } from "#schemas/observability/correlation.ts";
import {
  lotKey,
  lotsPartition,
  rememberedSeconds,
  requestKey,
  requestSeconds,
  tallyKey,
  tallyShards,
} from "#schemas/storage/collection-items.ts";
import { expiryOf, newItem, type TransactionWrite as Write } from "#shared/aws/transaction.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import type { Place } from "../collection/collection-store.ts";
import type { LotChange, RequestNote } from "./lot-store.ts";
import { tallyChange } from "./lots.ts";

export interface Partition {
  readonly TableName: string;
  readonly pk: string;
}

/** The writes of one transaction: each lot if it is still what was read, the counts, the note. */
export function writesOf(
  TableName: string,
  place: Place,
  more: { changes: readonly LotChange[]; at: string; note?: RequestNote | undefined },
): Write[] {
  const { changes, at, note } = more;
  const partition = { TableName, pk: lotsPartition(place.userId, place.collectionId) };
  return [
    ...changes.map((change) => lotWrite(partition, change, at)),
    ...tallyWrites(TableName, place, changes),
    ...(note ? [noteWrite(partition, note, at)] : []),
  ];
}

function lotWrite({ TableName, pk }: Partition, { before, after }: LotChange, at: string): Write {
  const expiry = after.removedAt && { expiresAtSeconds: expiryOf(at, rememberedSeconds) };
  // The stream of lots is followed: who reads it goes on for the cause of this write.
  const cause = { [correlationAttribute]: currentCorrelation() };
  const Item = { ...lotKey(pk, after.id), ...after, ...expiry, ...cause };
  return before
    ? {
        Put: {
          TableName,
          Item,
          ConditionExpression: "version = :version",
          ExpressionAttributeValues: { ":version": before.version },
        },
      }
    : newItem(TableName, Item);
}

/** One of several counters, picked by chance, so that writers hardly ever meet [COL-7]. */
function tallyWrites(
  TableName: string,
  { userId, collectionId }: Place,
  changes: readonly LotChange[],
): Write[] {
  const sums = changes
    .map(({ before, after }) => tallyChange(before, after))
    .reduce((sum, one) => ({ lots: sum.lots + one.lots, cards: sum.cards + one.cards }));
  if (sums.lots === 0 && sums.cards === 0) return [];
  return [
    {
      Update: {
        TableName,
        Key: tallyKey(userId, collectionId, Math.floor(Math.random() * tallyShards)),
        UpdateExpression: "ADD lots :lots, cards :cards",
        ExpressionAttributeValues: { ":lots": sums.lots, ":cards": sums.cards },
      },
    },
  ];
}

const noteWrite = (
  { TableName, pk }: Partition,
  { keyHash, part, request }: RequestNote,
  at: string,
): Write =>
  newItem(TableName, {
    ...requestKey(pk, keyHash, part),
    ...request,
    expiresAtSeconds: expiryOf(at, requestSeconds),
  });

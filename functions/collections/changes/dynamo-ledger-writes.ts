import { correlationAttribute } from "#schemas/observability/correlation.ts";
import {
  type ChangeContent,
  changeSeconds,
  changesPartition,
  saleKey,
} from "#schemas/storage/collection-changes.ts";
import {
  lotKey,
  lotsPartition,
  rememberedSeconds,
  requestKey,
  requestSeconds,
  tallyKey,
  tallyShards,
} from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { expiryOf, newItem, type TransactionWrite as Write } from "#shared/aws/transaction.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import { tallyChange } from "../items/lots.ts";
import { contentOf } from "./change-content.ts";
import { doneWrite, partItem, recordWrite, undoneWrites } from "./dynamo-change-write.ts";
import type { LedgerEntry, LotChange, SaleChange } from "./ledger.ts";

/** The writes of one transaction: each lot if it is still what was read, counts, sales, the note, and what the log tells. */
export function writesOf(TableName: string, userId: string, entry: LedgerEntry): readonly Write[] {
  const { id, part = 0, kind, at, lots, sales = [], note, undoes, of, total = lots.length } = entry;
  const place = { TableName, userId };
  const content = contentOf(entry);
  return [
    ...lots.map((change) => lotWrite(place, change, at)),
    ...[...Map.groupBy(lots, ({ collectionId }) => collectionId)].flatMap(([collection, own]) =>
      tallyWrites(place, collection, own),
    ),
    ...sales.flatMap((change) => saleWrites(place, change)),
    ...(note ? [noteWrite(place, note, at)] : []),
    ...(undoes
      ? undoneWrites(TableName, userId, {
          ...undoes,
          ...{ by: of?.id ?? id, isAny: lots.length > 0 },
        })
      : []),
    ...(of && lots.length > 0 ? partWrites(place, { of, at, content }) : []),
    // A request that found nothing to do is remembered, and there is nothing to tell of it.
    ...(lots.length + sales.length > 0
      ? [
          recordWrite(TableName, userId, {
            ...{ id, part, kind, at, total, content },
            ...(undoes && { undoes: undoes.id }),
            ...(of && { of: of.id }),
          }),
        ]
      : []),
  ];
}

interface Account {
  readonly TableName: string;
  readonly userId: string;
}

/** A part of a long change lies by itself, and what lists tell counts it. */
const partWrites = (
  { TableName, userId }: Account,
  {
    of,
    at,
    content,
  }: Pick<Required<LedgerEntry>, "at"> & {
    readonly of: NonNullable<LedgerEntry["of"]>;
    readonly content: ChangeContent;
  },
): readonly Write[] => [
  newItem(TableName, partItem(userId, { ...of, at, content, state: "done", version: 1 })),
  doneWrite(TableName, userId, { id: of.id, items: content.items.length }),
];

/** A lot as it is stored. */
export function storedLot(userId: string, { collectionId, after }: LotChange, at: string) {
  const expiry = after.removedAt && { expiresAtSeconds: expiryOf(at, rememberedSeconds) };
  // The stream of lots is followed: who reads it goes on for the cause of this write.
  const cause = { [correlationAttribute]: currentCorrelation() };
  const key = lotKey(lotsPartition(userId, collectionId), after.id);
  return { ...key, ...after, ...expiry, ...cause };
}

/** What has to be so for a lot to be written: that it is still what was read. */
export const unchangedLot = ({ before }: Pick<LotChange, "before">) =>
  before
    ? {
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": before.version },
      }
    : { ConditionExpression: "attribute_not_exists(pk)" };

const lotWrite = ({ TableName, userId }: Account, change: LotChange, at: string): Write => ({
  Put: { TableName, Item: storedLot(userId, change, at), ...unchangedLot(change) },
});

/** One of several counters, picked by chance, so that writers hardly ever meet [COL-7]. */
export function tallyWrites(
  { TableName, userId }: Account,
  collectionId: Ulid,
  changes: readonly Pick<LotChange, "before" | "after">[],
): readonly Write[] {
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

function saleWrites(
  { TableName, userId }: Account,
  { before, after }: SaleChange,
): readonly Write[] {
  const ConditionExpression = "attribute_exists(pk)";
  return [
    ...(before
      ? [{ Delete: { TableName, Key: saleKey(userId, before), ConditionExpression } }]
      : []),
    ...(after ? [newItem(TableName, { ...saleKey(userId, after), ...after })] : []),
  ];
}

const noteWrite = (
  { TableName, userId }: Account,
  { collectionId, keyHash, part, request }: NonNullable<LedgerEntry["note"]>,
  at: string,
): Write =>
  newItem(TableName, {
    ...requestKey(
      collectionId ? lotsPartition(userId, collectionId) : changesPartition(userId),
      keyHash,
      part,
    ),
    ...request,
    expiresAtSeconds: expiryOf(at, collectionId ? requestSeconds : changeSeconds),
  });

import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Tally } from "#schemas/collections/collection.ts";
import {
  goneKey,
  headSpan,
  lotsPartition,
  TallyShare,
  tallyKey,
  tallyShards,
} from "#schemas/storage/collection-items.ts";
import { batchDelete } from "#shared/aws/batches.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { Place } from "../collection/collection-store.ts";

/**
 * Counts of one collection: the sum of its shares, one read unit. Below zero it is only while lots of an import are written and not counted yet.
 */
export async function tallyOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, collectionId }: Place,
): Promise<Tally> {
  const { pk, to } = headSpan(userId, collectionId);
  const between = [tallyKey(userId, collectionId, 0).sk, to] as const;
  const items = await queryItems(client, TableName, pk, { between, isConsistent: true });
  const { lots, cards } = items
    .map((item) => TallyShare.parse(item))
    .reduce((sum, one) => ({ lots: sum.lots + one.lots, cards: sum.cards + one.cards }), {
      lots: 0,
      cards: 0,
    });
  return { lots: Math.max(0, lots), cards: Math.max(0, cards) };
}

/** Forgets the counts of a collection that is deleted, and in the end that it is. */
export async function deleteRest(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, collectionId }: Place,
): Promise<void> {
  const keys = Array.from({ length: tallyShards }, (_none, shard) =>
    tallyKey(userId, collectionId, shard),
  );
  await batchDelete(client, TableName, [...keys, goneKey(lotsPartition(userId, collectionId))]);
}

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

/** Counts of one collection: the sum of its shares, one read unit. */
export async function tallyOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, collectionId }: Place,
): Promise<Tally> {
  const { pk, to } = headSpan(userId, collectionId);
  const between = [tallyKey(userId, collectionId, 0).sk, to] as const;
  const items = await queryItems(client, TableName, pk, { between, isConsistent: true });
  return items
    .map((item) => TallyShare.parse(item))
    .reduce((sum, { lots, cards }) => ({ lots: sum.lots + lots, cards: sum.cards + cards }), {
      lots: 0,
      cards: 0,
    });
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
